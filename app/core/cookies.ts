/**
 * One cookie of ours out of a `Cookie` header, as it was sent; null when there is none. The first of a name counts.
 * Other cookies of the site, of a counter or of a proxy, are not looked at: what is in them must not break a page.
 */
export function cookieOf(header: string | null | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at >= 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return null
}
