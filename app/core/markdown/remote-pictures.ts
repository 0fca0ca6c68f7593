import { marked, type Token } from 'marked'
import { readTokens } from './block-tokenizer.ts'

/** The addresses of pictures on other sites that a Markdown text shows as links, each once. @throws invalid for a text beyond the limits */
export function remotePictures(markdown: string): string[] {
  if (!markdown.includes('![')) return []
  const found = new Set<string>()
  marked.walkTokens(readTokens(markdown), (token: Token) => {
    if (token.type === 'image' && /^https?:\/\//i.test((token as { href: string }).href))
      found.add((token as { href: string }).href)
  })
  return [...found]
}

/** The text with these pictures at other addresses. @param moved new addresses by old ones, as `remotePictures` gives them */
export function withPicturesMoved(markdown: string, moved: ReadonlyMap<string, string>): string {
  return markdown.replace(
    /(!\[(?:\\[^]|[^\\\]])*\]\()(?:<([^<>\n]*)>|([^\s()<>]+))/g,
    (whole, before: string, inBrackets?: string, bare?: string) => {
      const next = moved.get(inBrackets ?? bare ?? '')
      return next === undefined ? whole : before + next
    },
  )
}
