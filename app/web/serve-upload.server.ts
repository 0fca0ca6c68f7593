import type { RequestHandler, Response } from 'express'
import type { Ctx } from '#app/core/context.server.ts'
import { isDomainError } from '#app/core/errors.ts'
import { escapeHtml } from '#app/core/markdown/escape-html.ts'
import { noteInPlaceOf } from '#app/domain/legal-requests/queries/legal-requests.server.ts'
import { isHiddenPicture, visibleUpload } from '#app/domain/uploads/find-upload.server.ts'
import { translator } from '#app/i18n/index.ts'
import { consumeLimit } from './consume-limit.server.ts'

/** A picture opened as a page may do nothing: no script, no style, no frame. */
const policy = "default-src 'none'; sandbox"

/**
 * `GET /u/<id>`: a stored picture, for readers who may see it now. Kept for a month by the browser of a reader who saw it,
 * and by nothing in between: a proxy would go on showing a picture whose post was taken away.
 */
export function serveUpload(contextOf: (response: Response) => Ctx): RequestHandler {
  return (request, response, next) => {
    answer(
      contextOf(response),
      String(request.params['id'] ?? ''),
      request.get('if-none-match'),
      request.method === 'HEAD',
      response,
    ).catch(next)
  }
}

async function answer(
  ctx: Ctx,
  id: string,
  known: string | undefined,
  headOnly: boolean,
  response: Response,
): Promise<void> {
  response.setHeader('Content-Security-Policy', policy)
  try {
    await consumeLimit(ctx, 'picture')
  } catch (error) {
    if (!isDomainError(error)) throw error
    response.setHeader('Retry-After', String(error.retryAfterSeconds ?? 1))
    return refuse(response, 429, translator(ctx.locale).any(error.key, error.params))
  }
  const found = /^[a-z0-9]{26}$/.test(id) ? await visibleUpload(ctx, id) : null
  if (found === null && (await isHiddenPicture(ctx, id))) return showSign(response, await noteOn(ctx, id))
  if (found === null) return refuse(response, 404, translator(ctx.locale)('errors.notFound'))
  const { upload, open } = found
  response.setHeader('Cache-Control', open ? 'private, max-age=2592000, immutable' : 'private, no-store')
  response.setHeader('ETag', `"${id}"`)
  if (open && known === `"${id}"`) return void response.status(304).end()
  const bytes = await ctx.platform.files.read(id)
  if (bytes === null) {
    ctx.log.error({ upload: id }, 'the file of an upload is missing')
    return refuse(response, 404, translator(ctx.locale)('errors.notFound'))
  }
  response.setHeader('Content-Type', upload.type)
  response.setHeader('Content-Disposition', `inline; filename="${id}.webp"`)
  response.setHeader('Content-Length', bytes.byteLength)
  response.status(200).end(headOnly ? undefined : bytes)
}

function refuse(response: Response, status: number, text: string): void {
  response.status(status).setHeader('Cache-Control', 'no-store')
  response.type('text').send(`${text}\n`)
}

/**
 * In place of a picture that moderators hide: texts that show it, also in mails and feeds, stay as they are. After a legal
 * request it says so.
 */
function showSign(response: Response, note: string | null): void {
  response.status(note === null ? 404 : 451).setHeader('Cache-Control', 'no-store')
  response.type('image/svg+xml')
    .send(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180" width="320" height="180">
<rect width="320" height="180" fill="#e7e5e1"/>
<g fill="none" stroke="#6b6760" stroke-width="6" stroke-linecap="round">
<path d="M108 90c30-40 74-40 104 0-30 40-74 40-104 0z"/><circle cx="160" cy="90" r="16"/><path d="M116 46l88 88"/>
</g>${note === null ? '' : `<text x="160" y="160" text-anchor="middle" font-family="sans-serif" font-size="16" fill="#3d3a35">${escapeHtml(note)}</text>`}</svg>`)
}

/** What the sign says; null: nothing, the picture is hidden for another reason. */
async function noteOn({ read, locale }: Ctx, id: string): Promise<string | null> {
  return (await noteInPlaceOf(read, id)) === null ? null : translator(locale)('requests.public.sign')
}
