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
