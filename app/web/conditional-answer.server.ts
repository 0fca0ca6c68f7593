import { createHash } from 'node:crypto'
import { msOf, type Instant } from '#app/core/time.ts'

/**
 * A text that readers fetch again and again, with its tag and the time of its last change: who has it gets 304 without
 * it. What was taken away is gone at the next request, so nothing between us may keep it unasked.
 * @param changedAt null: not known
 */
export function conditionalAnswer(
  request: Request,
  { body, type, language, changedAt }: { body: string; type: string; language: string; changedAt: Instant | null },
): Response {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const headers = new Headers({
    'Content-Type': type,
    'Content-Language': language,
    'Cache-Control': 'public, max-age=0, must-revalidate',
    Vary: 'Accept-Language, Cookie',
    'X-Robots-Tag': 'noindex',
    ETag: tag,
  })
  const changed = changedAt === null ? null : new Date(msOf(changedAt)).toUTCString()
  if (changed !== null) headers.set('Last-Modified', changed)
  return hasIt(request, tag, changed) ? new Response(null, { status: 304, headers }) : new Response(body, { headers })
}

/** The tag decides where both are sent: the time has whole seconds only. */
function hasIt(request: Request, tag: string, changed: string | null): boolean {
  const tags = request.headers.get('If-None-Match')
  if (tags !== null) return tags.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)
  const since = request.headers.get('If-Modified-Since')
  return since !== null && changed !== null && Date.parse(changed) <= Date.parse(since)
}
