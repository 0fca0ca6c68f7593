/**
 * A path of this site out of what a form or an address carried (`next`, `back`), else `fallback`. Other origins, also
 * in the forms `//host`, `/\host` and with control characters, never come through.
 */
export function safePath(value: unknown, fallback = '/'): string {
  if (typeof value !== 'string' || value.length > 2_000 || !value.startsWith('/')) return fallback
  if (/^\/[/\\]/.test(value) || /[\\\u0000-\u001f\u007f]/.test(value)) return fallback
  const base = 'http://site.invalid'
  const url = URL.parse(value, base)
  // `/..//host` is a path of this site that becomes another host when it is written again.
  return url?.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search + url.hash : fallback
}
