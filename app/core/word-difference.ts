import { diffArrays } from 'diff'

/** A stretch of text that both versions have, or only the old or the new one. */
export type TextPart = { kind: 'same' | 'removed' | 'added'; text: string }

/**
 * Two long texts with nothing in common would be compared for seconds; beyond this they are simply shown one after the
 * other.
 */
const mostMilliseconds = 150

/**
 * Word by word. Words are separated by spaces, in Korean too: a changed ending shows the whole word, which is easier to
 * read.
 */
export function wordDifference(before: string, after: string): TextPart[] {
  const found = diffArrays(wordsOf(before), wordsOf(after), { timeout: mostMilliseconds })
  if (found === undefined)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  return oneChange(
    found.map(({ value, added, removed }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value.join(''),
    })),
  )
}

/** The space is no part of the word: a word that got a neighbour at the end of its line is still the same. */
function wordsOf(text: string): string[] {
  return text.match(/\S+|[^\S\n]+|\s/gu) ?? []
}

/** Changed words in a row are one change, whose spaces belong to both versions. */
function oneChange(parts: readonly TextPart[]): TextPart[] {
  const shown: TextPart[] = []
  let removed = ''
  let added = ''
  const flush = (): void => {
    if (removed !== '') shown.push({ kind: 'removed', text: removed })
    if (added !== '') shown.push({ kind: 'added', text: added })
    removed = added = ''
  }
  for (const [at, { kind, text }] of parts.entries()) {
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else if (removed !== '' && added !== '' && at < parts.length - 1 && /^[^\S\n]+$/u.test(text)) {
      removed += text
      added += text
    } else {
      flush()
      shown.push({ kind, text })
    }
  }
  flush()
  return shown
}
