import { sendOutgoing } from '#app/core/outgoing-http.server.ts'
import type { PictureProblem } from './picture-problem.ts'

/** As for a picture that a member sends; see decision 016. */
const maxBytes = 10 * 1024 * 1024
const timeoutMs = 10_000
/** Picture hosts redirect from former names to present ones. */
const maxRedirects = 3

/**
 * Fetches a picture from another site, through redirects, each of which is checked like the first address: only the public
 * internet, only https. What the bytes are is found out when they are decoded.
 * @param allowedHosts see `sendOutgoing`
 */
export async function fetchPicture(
  address: string,
  allowedHosts: readonly string[],
): Promise<{ bytes: Buffer } | { problem: PictureProblem }> {
  let url = address
  for (let hop = 0; hop <= maxRedirects; hop++) {
    const answer = await sendOutgoing({
      url: secured(url, allowedHosts),
      method: 'GET',
      headers: { Accept: 'image/png, image/jpeg, image/webp, image/gif' },
      allowedHosts,
      timeoutMs,
      maxBytes,
    }).catch((error: unknown) => problemOf(error))
    if ('problem' in answer) return answer
    const { location } = answer.headers
    if (answer.status >= 300 && answer.status < 400 && location !== undefined) {
      const next = URL.parse(location, url)
      if (next === null) return { problem: 'missing' }
      url = next.href
    } else if (answer.status === 200) return { bytes: answer.bytes }
    else return { problem: answer.status === 429 || answer.status >= 500 ? 'unreachable' : 'missing' }
  }
  return { problem: 'missing' }
}

/** Old posts name pictures over http; their hosts have https today. */
function secured(url: string, allowedHosts: readonly string[]): string {
  const target = URL.parse(url)
  if (target === null || target.protocol !== 'http:' || allowedHosts.includes(target.hostname)) return url
  target.protocol = 'https:'
  return target.href
}

function problemOf(error: unknown): { problem: PictureProblem } {
  const reason = error instanceof Error && 'reason' in error ? error.reason : null
  if (reason === 'refused') return { problem: 'refused' }
  if (reason === 'too_large') return { problem: 'tooLarge' }
  if (reason === 'timeout' || reason === 'network') return { problem: 'unreachable' }
  throw error
}
