import { foldWord, stemWord } from './fold-word.ts'
import { readKoreanWord } from './korean-word.ts'
import type { SearchQuery } from './query-language.ts'
import { normaliseText } from './segment-text.ts'

/** A word that was asked for, without its ending, and what it may also be called. */
export type AskedWord = { typed: string; others: readonly string[] }

/** What another name of a word counts, where the word itself would count 1. */
const OTHER_NAME = 0.1

/**
 * The share (0 to 1) of the query's words that begin a word of the text; 1 when the query has none that could be
 * elsewhere. Pairs of syllables also match inside words and across spaces ("환불" in "교환 불가"), so of two texts with
 * similar scores the one with whole words should come first; and what was typed before what it is also called.
 */
export function wordStartShare(text: string, query: SearchQuery): number {
  const words = askedWords(query)
  return words.length === 0 ? 1 : shareOfWords(normaliseText(text), words)
}

/** The Hangul words of a query and those with another name, each once. */
export function askedWords({ words, phrases, alternatives = [] }: SearchQuery): AskedWord[] {
  const asked = new Map<string, AskedWord>()
  for (const word of [...words, ...phrases]) {
    const others = alternatives.filter((one) => one.words.includes(word)).flatMap(({ instead }) => instead.map(fold))
    for (const run of normaliseText(word).match(/[\uAC00-\uD7A3]+/gu) ?? []) {
      const { role, stem } = readKoreanWord(run)
      if (role !== 'empty') asked.set(stem, { typed: stem, others })
    }
    if (others.length > 0 && !/[\uAC00-\uD7A3]/u.test(word)) asked.set(word, { typed: fold(word), others })
  }
  return [...asked.values()]
}

/** The same share for words already taken from the query. @param text in NFC @param words at least one */
export function shareOfWords(text: string, words: readonly AskedWord[]): number {
  const folded = text.toLowerCase()
  const counts = words.map(({ typed, others }) => {
    if (opensAWord(folded, typed)) return 1
    return others.some((other) => opensAWord(folded, other)) ? OTHER_NAME : 0
  })
  return counts.reduce<number>((sum, count) => sum + count, 0) / words.length
}

/** Characters of a text that are read for that. */
const READ_CHARACTERS = 12_000
const MOST_NAMES = 5

/** The other names of the query's words that begin a word of one of the texts; of names in hidden texts nothing is told. */
export function otherNamesIn(texts: readonly string[], { words, alternatives = [] }: SearchQuery): string[] {
  const names = [...new Set(alternatives.flatMap(({ instead }) => instead))].filter((name) => !words.includes(name))
  if (names.length === 0) return []
  const folded = texts.map((text) => normaliseText(text.slice(0, READ_CHARACTERS)).toLowerCase())
  return names.filter((name) => folded.some((text) => opensAWord(text, fold(name)))).slice(0, MOST_NAMES)
}

/** Whether a text holds the word, with any ending; Korean also across spaces, as the index has it. */
export function holdsWord(text: string, word: string): boolean {
  const folded = normaliseText(text).toLowerCase()
  return /[\uAC00-\uD7A3]/u.test(word)
    ? folded.replace(/\s+/gu, '').includes(word.replace(/\s+/gu, ''))
    : opensAWord(folded, fold(word))
}

/** As it is compared: English without its ending. */
function fold(text: string): string {
  const folded = foldWord(normaliseText(text))
  const stem = stemWord(folded)
  return folded.startsWith(stem) ? stem : stem.slice(0, -1)
}

function opensAWord(text: string, word: string): boolean {
  const inside = /[\uAC00-\uD7A3]/u.test(word) ? /[\uAC00-\uD7A3]/u : /[a-z0-9]/u
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !inside.test(text.charAt(at - 1))) return true
  }
  return false
}
