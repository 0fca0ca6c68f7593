/** Tag names in characters. */
export const tagMaxLength = 35

/** "Live Screen" and "live-screen" are the same tag. Empty when nothing of the text can be a tag. */
export function tagNameOf(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .trim()
    .replace(/[\s_]+/g, '-')
    .replace(/[^\p{L}\p{N}.+#-]/gu, '')
    .replace(/-{2,}/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
}

/** Names out of a list or a line of text, divided by commas; each once, in the order given. */
export function tagNames(given: string | readonly string[]): string[] {
  const parts = [given].flat().flatMap((text) => text.split(/[,\n]/))
  return [...new Set(parts.map(tagNameOf).filter((name) => name !== ''))]
}
