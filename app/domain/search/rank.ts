import type { SearchQuery } from './query-language.ts'
import { normaliseText } from './segment-text.ts'
import { askedWords, shareOfWords } from './word-start-share.ts'

export type Rankable = {
  rowid: number
  title: string
  /** BM25, 0 or more. */
  score: number
  /** Not everything that was asked for occurs in it. */
  partial: boolean
  solved: boolean
  /** Closed in favour of another thread, which the reader should find first. */
  duplicate: boolean
}

/**
 * A solved question ends the search more often than an open one; small enough that a clearly better match stays ahead.
 */
const SOLVED = 1.1
const DUPLICATE = 0.85
const EXACT_TITLE = 2
/** What remains of the score when none of these words opens a word of the text. */
const INSIDE_WORDS = 0.6

/**
 * How a query raises and lowers the scores of what it found, by what the words alone can't tell. `byPlace`: whether the
 * texts are worth reading, because the query has Korean words or words with other names.
 */
export function booster(query: SearchQuery): {
  byFacts(row: Rankable): number
  byPlace: ((text: string) => number) | null
} {
  const asked = foldedTitle([...query.words, ...query.phrases].join(' '))
  const words = askedWords(query)
  const isAsked = (title: string): boolean =>
    asked !== '' &&
    title.length >= asked.length &&
    title.length <= 2 * asked.length + 20 &&
    foldedTitle(title) === asked
  return {
    byFacts: ({ title, solved, duplicate }) =>
      (solved ? SOLVED : 1) * (duplicate ? DUPLICATE : 1) * (isAsked(title) ? EXACT_TITLE : 1),
    byPlace: words.length === 0 ? null : (text) => INSIDE_WORDS + (1 - INSIDE_WORDS) * shareOfWords(text, words),
  }
}

/** Full matches before partial ones, then by score, then the newer row: the same order in both databases. */
export function inOrder<Row extends Rankable>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => Number(a.partial) - Number(b.partial) || b.score - a.score || b.rowid - a.rowid)
}

function foldedTitle(text: string): string {
  return normaliseText(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
