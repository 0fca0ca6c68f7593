import { convertHangulToQwerty, convertQwertyToHangul, disassemble } from 'es-hangul'
import { distance } from 'fastest-levenshtein'
import { normaliseText } from './segment-text.ts'

/**
 * A word as it is typed: letters in a row, Hangul as the single letters of its syllables. `head`, `tail`: the first and
 * last two.
 */
export type Spelling = { word: string; letters: string; head: string; tail: string }

/** Words of other lengths are numbers, names of files, or sentences without spaces. In letters. */
const SHORTEST = 3
const LONGEST = 30

const SYLLABLES = /^[가-힣]+$/u
const WORD = /[가-힣]{2,12}|\p{Script=Latin}{3,30}/gu

/** Endings that a Korean noun takes; without them it is the noun. */
const PARTICLE = /(?:에서는|에서|에게|까지|부터|이나|으로|은|는|이|가|을|를|에|의|도|만|로|와|과)$/u

/** The words of a title that a mistyped word may mean, each once. Korean nouns also without their particle. */
export function spellingsIn(text: string): Spelling[] {
  const words = new Set<string>()
  for (const [found] of normaliseText(text).toLowerCase().matchAll(WORD))
    for (const form of formsOf(found)) words.add(form)
  return [...words].map(spellingOf).filter(isSpellable)
}

/** Whether the word is long enough to tell a slip from another word. */
export function isSpellable({ letters }: Spelling): boolean {
  return letters.length >= SHORTEST && letters.length <= LONGEST
}

/** The word itself and, of a Korean word, what is left without its particle. */
export function formsOf(word: string): string[] {
  const noun = SYLLABLES.test(word) ? word.replace(PARTICLE, '') : word
  return noun === word || noun.length < 2 ? [word] : [word, noun]
}

export function spellingOf(word: string): Spelling {
  const letters = disassemble(word)
  return { word, letters, head: letters.slice(0, 2), tail: letters.slice(-2) }
}

/** The most slips between two spellings of one word: one in a short word, two in a longer one. */
export function slipsAllowed(letters: string): number {
  return letters.length < 6 ? 1 : 2
}

/** Slips of the finger between two spellings: a letter too much, missing, wrong, or two that changed places. */
export function slipsBetween(a: string, b: string): number {
  return swapped(a, b) ? 1 : distance(a, b)
}

/**
 * The same keys on the other keyboard: `ghksqnf` is 환불 typed in English, `ㅔㅁㄴㄴ재ㅇ` is password typed in Korean.
 * @returns null when that makes no word
 */
export function otherKeyboard(word: string): string | null {
  if (/^[a-z]+$/iu.test(word)) {
    const hangul = convertQwertyToHangul(word)
    return SYLLABLES.test(hangul) && hangul.length > 1 ? hangul : null
  }
  if (!/^\p{Script=Hangul}+$/u.test(word)) return null
  const latin = convertHangulToQwerty(word).toLowerCase()
  return latin.length >= SHORTEST && /^[a-z]+$/u.test(latin) ? latin : null
}

function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
