import { wordDifference, type TextPart } from '#app/core/word-difference.ts'
import { wordedFields, type Wording, type WordedField } from './content.ts'

export type FieldDifference = { field: WordedField; parts: TextPart[] }

/** The fields that differ, in reading order. */
export function storyDifference(before: Wording, after: Wording): FieldDifference[] {
  return wordedFields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, parts: wordDifference(before[field], after[field]) }))
}
