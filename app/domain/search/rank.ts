import { normaliseText } from './segment-text.ts'
import { wordStartShare } from './word-start-share.ts'
import type { SearchQuery } from './query-language.ts'

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

/** A solved question ends the search more often than an open one; small enough that a clearly better match stays ahead. */
const SOLVED = 1.1
const DUPLICATE = 0.85
const EXACT_TITLE = 2
/** What remains of the score when no Korean word of the query opens a word of the text. */
const INSIDE_WORDS = 0.6

/** The score after what the words alone can't tell. @param text title and body; null leaves the place in the word out */
export function boostedScore({ title, score, solved, duplicate }: Rankable, query: SearchQuery, text: string | null): number {
  const asked = foldedTitle([...query.words, ...query.phrases].join(' '))
  return (
    score *
    (solved ? SOLVED : 1) *
    (duplicate ? DUPLICATE : 1) *
    (asked !== '' && foldedTitle(title) === asked ? EXACT_TITLE : 1) *
    (text === null ? 1 : INSIDE_WORDS + (1 - INSIDE_WORDS) * wordStartShare(text, query))
  )
}

/** Full matches before partial ones, then by score, then the newer row: the same order in both databases. */
export function inOrder<Row extends Rankable>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => Number(a.partial) - Number(b.partial) || b.score - a.score || b.rowid - a.rowid)
}

function foldedTitle(text: string): string {
  return normaliseText(text).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
