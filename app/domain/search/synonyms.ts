import { segmentText, normaliseText } from './segment-text.ts'

/** Words that mean the same, as an admin wrote them. */
export type SynonymLine = readonly string[]

/** Lines that give no two words: shown to the admin, skipped by the search. */
export type LineProblem = 'needsTwo' | 'wordTooLong' | 'noWord'

/** In characters; a sentence is no word. */
const LONGEST = 60
/** Words of the longest name that is looked up in a query. */
export const MOST_WORDS_OF_NAME = 3

/** One line of text, its words with `=` or a comma between them. */
export function readLine(line: string): { words: SynonymLine } | { problem: LineProblem } {
  const words = line
    .split(/[=,]/)
    .map((word) => word.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .filter((word) => word !== '')
  if (words.length < 2) return { problem: 'needsTwo' }
  if (words.some((word) => word.length > LONGEST)) return { problem: 'wordTooLong' }
  if (words.some((word) => synonymKey(word) === '')) return { problem: 'noWord' }
  return { words }
}

/**
 * By what words are compared: stems, with neither case nor signs, so that `Log-in`, `logins` and `login` are one, and
 * Korean without spaces.
 */
export function synonymKey(text: string): string {
  return [...segmentText(normaliseText(text))]
    .map((segment) => (segment.kind === 'word' ? segment.whole.token : segment.units.map(({ char }) => char).join('')))
    .join(' ')
}

export type Synonyms = ReadonlyMap<string, readonly string[]>

/** Every word of the lines with the others of its lines. Lines with a problem are left out. */
export function synonymsOf(lines: readonly string[]): Synonyms {
  const others = new Map<string, string[]>()
  for (const line of lines) {
    const read = readLine(line)
    if (!('words' in read)) continue
    for (const word of read.words) {
      const key = synonymKey(word)
      const known = others.get(key) ?? []
      known.push(...read.words.filter((other) => synonymKey(other) !== key && !known.includes(other)))
      others.set(key, known)
    }
  }
  return others
}
