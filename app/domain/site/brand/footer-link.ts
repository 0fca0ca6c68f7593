/** A link that an admin adds to the foot of every page. */
export type FooterLink = { en: string; ko: string; url: string }

/** `English | Korean | address`, one line per link, as it is stored. */
export function lineOfLink({ en, ko, url }: FooterLink): string {
  return `${en} | ${ko} | ${url}`
}

/** null: not such a line. With two parts both languages have the one text. */
export function linkOfLine(line: string): FooterLink | null {
  const parts = line.split('|').map((part) => part.trim())
  const url = parts.at(-1) ?? ''
  const [en = '', ko = en] = parts.slice(0, -1)
  if (en === '' || ko === '' || parts.length > 3 || !isSafeAddress(url)) return null
  return { en, ko, url }
}

/** A page of this site or of another one; nothing that a browser would run. */
export function isSafeAddress(url: string): boolean {
  return /^\/(?![/\\])\S*$/.test(url) || /^https?:\/\/[^\s/]+\S*$/i.test(url)
}
