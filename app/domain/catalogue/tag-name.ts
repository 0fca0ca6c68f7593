import { withoutIgnored } from '#app/core/visible-text.ts'

/** Tag names in characters. */
export const tagMaxLength = 35

/**
 * The name of a tag as it is stored: "Live Screen" becomes "live-screen". Empty when no character of the text can be in
 * a tag.
 */
export function tagNameOf(text: string): string {
  return withoutIgnored(text)
    .normalize('NFC')
    .toLowerCase()
    .trim()
    .replace(/[\s_]+/g, '-')
    .replace(/[^\p{L}\p{M}\p{N}.+#-]/gu, '')
    .replace(/^\p{M}+/u, '')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
}

/** Names out of a list or a line of text, divided by commas; each once, in the order given. */
export function tagNames(given: string | readonly string[]): string[] {
  const parts = [given].flat().flatMap((text) => text.split(/[,\n]/))
  return [...new Set(parts.map(tagNameOf).filter((name) => name !== ''))]
}
