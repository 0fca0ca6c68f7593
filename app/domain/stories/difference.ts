import { diffArrays } from 'diff'
import { wordedFields } from './content.ts'
import type { Wording, WordedField } from './content.ts'

/** A stretch of text that both versions have, or only the old or the new one. */
export type TextPart = { kind: 'same' | 'removed' | 'added'; text: string }
export type FieldDifference = { field: WordedField; parts: TextPart[] }

/** Word by word. Words are what stands between spaces, in Korean too: a changed ending shows the whole word, which reads better. */
export function wordDifference(before: string, after: string): TextPart[] {
  return diffArrays(wordsOf(before), wordsOf(after)).map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

/** The fields that differ, in reading order. */
export function storyDifference(before: Wording, after: Wording): FieldDifference[] {
  return wordedFields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, parts: wordDifference(before[field], after[field]) }))
}

/** A word keeps the space behind it, so that two changed words in a row stay one change. */
function wordsOf(text: string): string[] {
  return text.match(/\S+\s*|\s+/gu) ?? []
}
