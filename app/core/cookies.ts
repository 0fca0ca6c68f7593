/**
 * The value of one cookie of a `Cookie` header, as sent; null when there is none. The first of a name counts. Cookies
 * of other programs are ignored, so that their content cannot break a page.
 */
export function cookieOf(header: string | null | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at >= 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return null
}

type Attributes = {
  /** Until the browser drops it; 0 deletes it now. */
  seconds: number
  /** False only for what a script may read. */
  httpOnly?: boolean
  /** Sent over https alone. */
  secure?: boolean
}

/**
 * The `Set-Cookie` value of a cookie of ours, for the whole site and `SameSite=Lax`.
 * @param value letters that a cookie may hold; see `encodeURIComponent` for any other
 */
export function setCookie(
  name: string,
  value: string,
  { seconds, httpOnly = true, secure = false }: Attributes,
): string {
  return [
    `${name}=${value}`,
    'Path=/',
    `Max-Age=${seconds}`,
    ...(httpOnly ? ['HttpOnly'] : []),
    'SameSite=Lax',
    ...(secure ? ['Secure'] : []),
  ].join('; ')
}
