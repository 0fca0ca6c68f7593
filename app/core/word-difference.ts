import { diffArrays } from 'diff'

/** A stretch of text that both versions have, or only the old or the new one. */
export type TextPart = { kind: 'same' | 'removed' | 'added'; text: string }

/** Two long texts with nothing in common would be compared for seconds; beyond this they are simply shown one after the other. */
const mostMilliseconds = 150

/** Word by word. Words are what stands between spaces, in Korean too: a changed ending shows the whole word, which reads better. */
export function wordDifference(before: string, after: string): TextPart[] {
  const found = diffArrays(wordsOf(before), wordsOf(after), { timeout: mostMilliseconds })
  if (found === undefined) return [{ kind: 'removed', text: before }, { kind: 'added', text: after }]
  return found.map(({ value, added, removed }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') }))
}

/** A word keeps the space behind it, so that two changed words in a row stay one change; a new paragraph leaves the word before it as it is. */
function wordsOf(text: string): string[] {
  return text.match(/\S+[^\S\n]*|\s+/gu) ?? []
}
