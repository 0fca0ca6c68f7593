/** Where a link leads: `away` is true for anything that is not a path on this site. */
export type Address = { href: string; away: boolean }

const ORIGIN = 'https://self.invalid'
const SCHEME = /^[a-z][a-z0-9+.-]*:/i
const ALLOWED_SCHEME = /^(?:https?:\/\/|mailto:)/i
const UPLOAD = /^\/u\/[A-Za-z0-9_-]{1,64}(?:\/[A-Za-z0-9._-]{1,128})?$/

/**
 * Reads an address the way a browser would (tabs and line breaks vanish, `\` is `/`) and gives it back only when it
 * leads to http, https, mailto or a path on this site. Addresses with a name before the host
 * (`https://bank.example@evil.example`) are refused: they exist to look like another site.
 */
export function safeAddress(written: string | undefined): Address | null {
  if (written === undefined) return null
  const href = inAscii(trimControls(written.replace(/[\t\n\r]/g, '')))
  if (hasControls(href) || !URL.canParse(href, ORIGIN)) return null
  const url = new URL(href, ORIGIN)
  if (url.username !== '' || url.password !== '') return null
  if (SCHEME.test(href)) return ALLOWED_SCHEME.test(href) ? { href, away: true } : null
  if (url.origin !== ORIGIN) return { href: url.href, away: true }
  return { href, away: false }
}

/** The path of a file uploaded here (`/u/<id>`), null for any other picture. */
export function uploadPath(written: string | undefined): string | null {
  return written !== undefined && UPLOAD.test(written) ? written : null
}

/** A link copied from the page works anywhere when its Hangul is percent-encoded, as CommonMark asks. */
function inAscii(href: string): string {
  return href.replace(/[^\u0000-\u007f]+/g, (letters) => encodeURIComponent(letters))
}

function trimControls(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && text.charCodeAt(start) <= 32) start += 1
  while (end > start && text.charCodeAt(end - 1) <= 32) end -= 1
  return text.slice(start, end)
}

function hasControls(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 32 || code === 127) return true
  }
  return false
}
