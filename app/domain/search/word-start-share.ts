import type { SearchQuery } from './query-language.ts'
import { normaliseText } from './segment-text.ts'

/**
 * The share (0 to 1) of the query's Hangul words that begin a word of the text; 1 when the query has none. Pairs of
 * syllables also match inside words and across spaces ("환불" in "교환 불가"), so of two texts with similar scores the one
 * with whole words should come first.
 */
export function wordStartShare(text: string, query: SearchQuery): number {
  const words = koreanWords(query)
  return words.length === 0 ? 1 : shareOfWords(normaliseText(text), words)
}

/** The Hangul words of a query, each once. */
export function koreanWords(query: SearchQuery): string[] {
  return [
    ...new Set(
      [...query.words, ...query.phrases].flatMap((word) => normaliseText(word).match(/[\uAC00-\uD7A3]+/g) ?? []),
    ),
  ]
}

/** The same share for words already taken from the query. @param text in NFC @param words at least one */
export function shareOfWords(text: string, words: readonly string[]): number {
  return words.filter((word) => opensAWord(text, word)).length / words.length
}

function opensAWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/[\uAC00-\uD7A3]/.test(text.charAt(at - 1))) return true
  }
  return false
}
