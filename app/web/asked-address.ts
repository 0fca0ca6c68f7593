/** What the address of a request may be. */
export const addressBounds = {
  /** Characters of path and query; a header of 16 kB would have room for more. */
  target: 8_192,
  /** Parts of a path: the deepest address of ours has six. */
  pathParts: 12,
  /** Fields of a query, and characters of a name. */
  fields: 100,
  name: 100,
} as const

const methodsOf = (path: string): readonly string[] =>
  isApiPath(path) ? ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] : ['GET', 'HEAD', 'POST']

/** Where a mail server hands over messages that came in. */
export const incomingMailPath = '/mail/incoming'

/** The one decision what belongs to the API, where cookies are ignored and bearer tokens count. */
export function isApiPath(path: string): boolean {
  return path === '/api' || path.startsWith('/api/')
}

/** Why an address or a method is not served; `allow`: the methods that are. */
export type AddressRefusal = { status: 400 | 404 | 405 | 414; allow?: readonly string[] }

/**
 * Judges a request by its first line and its host, before anything is read or looked up. Every address has one spelling:
 * `/%61pi`, `/x/../api` and the like would be one thing to the checks and another to the router.
 * @param target as it was sent, `/threads?page=2` @param host header `Host`, or what a trusted proxy says instead
 * @returns null when the request may go on
 */
export function refuseAddress(method: string, target: string, host: string | undefined): AddressRefusal | null {
  if (target.length > addressBounds.target) return { status: 414 }
  const [path = '', query = ''] = splitAt(target, '?')
  if (!path.startsWith('/') || (host !== undefined && !isHost(host))) return { status: 400 }
  if (!isCanonical(path)) return { status: 404 }
  const allow = methodsOf(path)
  if (!allow.includes(method)) return { status: 405, allow }
  return isQuery(path, query) ? null : { status: 400 }
}

/** Letters, digits and `-._~` written as `%41`: no browser does it, and a check that looks at the text would be blind. */
const needlessEscape = /%(?:4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a]|3[0-9]|2[de]|5f|7e)/i

function isCanonical(path: string): boolean {
  if (needlessEscape.test(path) || path.includes('%00') || path.split('/').length > addressBounds.pathParts + 1)
    return false
  return URL.parse(`http://site.invalid${path}`)?.pathname === path
}

function isHost(host: string): boolean {
  return !/[\s/?#@\\]/.test(host) && URL.canParse(`http://${host}/`)
}

function isQuery(path: string, query: string): boolean {
  let fields = 0
  for (let at = query.indexOf('&'); at >= 0; at = query.indexOf('&', at + 1))
    if (++fields >= addressBounds.fields) return false
  for (const [name, value] of new URLSearchParams(query)) {
    // `_data` asks the framework for the data of one route: nothing of the site uses it, so it is refused, not ignored.
    if (name.length > addressBounds.name || name === '_data') return false
    // The API says which field is wrong.
    if (value.includes('\0') && !isApiPath(path)) return false
  }
  return true
}

function splitAt(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
