import { normaliseText } from './segment-text.ts'
import type { SearchQuery } from './query-language.ts'

/**
 * The share (0 to 1) of the query's Hangul words that open a word of the text; 1 when the query has none. Pairs
 * of syllables also match inside words and across spaces ("환불" in "교환 불가"), so of two texts with like scores the
 * one where the words stand as words should come first.
 */
export function wordStartShare(text: string, query: SearchQuery): number {
  const wanted = new Set([...query.words, ...query.phrases].flatMap((word) => normaliseText(word).match(/[\uAC00-\uD7A3]+/g) ?? []))
  if (wanted.size === 0) return 1
  const normal = normaliseText(text)
  let opening = 0
  for (const word of wanted) if (opensAWord(normal, word)) opening++
  return opening / wanted.size
}

function opensAWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\uAC00-\uD7A3]/.test(text.charAt(at - 1))) return true
  }
  return false
}
