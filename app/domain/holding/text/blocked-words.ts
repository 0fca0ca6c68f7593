import { foldText, type Folded } from './folded.ts'
import { particles } from './korean-endings.ts'

/** From and to of characters, in UTF-16 units. */
export type Mark = readonly [number, number]

/**
 * Where a text uses a blocked word: as a word of its own. In Korean a particle or a form of "to be" may follow (카지노를,
 * 카지노입니다); nothing may stand before it, so 아프리카지노선 is no 카지노. Letters that are set apart one by one
 * (c a s i n o, 카.지.노) count as the word, a word that two others happen to hold (an us) doesn't.
 */
export function usesOfWord(text: Folded, word: string): Mark[] {
  const wanted = foldText(word)
  const { letters } = wanted
  if (letters === '') return []
  const found: Mark[] = []
  for (let at = text.letters.indexOf(letters); at !== -1; at = text.letters.indexOf(letters, at + 1)) {
    const last = at + letters.length - 1
    if (text.apart[at] !== true || !isWhole(text, wanted, at) || !endsThere(text, last)) continue
    found.push([text.from[at] ?? 0, text.to[last] ?? 0])
  }
  return found
}

/** Nothing separates its letters that does not separate them in the word as well; or everything does. */
function isWhole(text: Folded, wanted: Folded, at: number): boolean {
  const inner = wanted.apart.slice(1)
  return (
    inner.every((apart, n) => text.apart[at + 1 + n] === false || apart) ||
    inner.every((_, n) => text.apart[at + 1 + n] === true)
  )
}

/** A word ends where something separates it from what follows, or with a Korean ending. */
function endsThere({ letters, apart }: Folded, last: number): boolean {
  let end = last + 1
  while (end < letters.length && apart[end] === false) end++
  const rest = letters.slice(last + 1, end)
  return rest === '' || particles.has(rest)
}
