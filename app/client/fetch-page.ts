import { scriptHeader } from './script-header.ts'

const mostHops = 5

/**
 * Fetches a page and follows where its answers lead. The server names the next address in `Location` of a 204 instead of
 * redirecting: a browser that follows a redirect does not tell its script the fragment.
 * @returns the page and its address; null when it leads to another site, which is then opened
 * @throws TypeError when the server cannot be reached
 */
export async function fetchPage(
  address: string,
  init: RequestInit = {},
): Promise<{ html: string; at: URL; ok: boolean } | null> {
  const headers = { Accept: 'text/html', [scriptHeader]: '1' }
  let at = new URL(address, location.href)
  let answer = await fetch(at, { ...init, headers })
  for (let hops = 0; answer.headers.has('Location') && hops < mostHops; hops += 1) {
    at = new URL(answer.headers.get('Location') ?? '', at)
    if (at.origin !== location.origin) {
      location.assign(at)
      return null
    }
    answer = await fetch(at, { headers })
  }
  return { html: await answer.text(), at, ok: answer.ok }
}
