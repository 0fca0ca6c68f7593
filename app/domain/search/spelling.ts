import { convertHangulToQwerty, convertQwertyToHangul, disassemble } from 'es-hangul'
import { distance } from 'fastest-levenshtein'
import { consonantKey } from '#app/core/first-consonants.ts'
import { keepRecent } from '#app/core/keep-recent.ts'
import { nounOf, readKoreanWord } from './korean-word.ts'
import { normaliseText } from './segment-text.ts'

/**
 * A word as it is typed: letters in a row, Hangul as the single letters of its syllables. `head`, `tail`: the first and
 * last two. `initials`: the first consonants (see `consonantKey`).
 */
export type Spelling = { word: string; letters: string; head: string; tail: string; initials: string }

/** Words of other lengths are numbers, names of files, or sentences without spaces. In letters. */
const SHORTEST = 3
const LONGEST = 30

const FIRST_SYLLABLE = 0xac00
const LEADS = 19
const VOWELS = 21
const TAILS = 28

const SYLLABLES = /^[가-힣]+$/u
const WORD = /[가-힣]{2,12}|\p{Script=Latin}{3,30}/gu

/** Particles that follow nouns only: what stands before one in a sentence is a noun. */
const AFTER_A_NOUN = /(?:에서는|에서|에는|에도|에게|까지|부터|으로|에|의|을|를|은|는|이|가)$/u

/** The words of a title that may be meant by another word, each once. Korean nouns also without their particle. */
export function spellingsIn(text: string): Spelling[] {
  return spellingsOf(wordsIn(text).flatMap(formsOf))
}

/**
 * The words of a text that may be meant by another word, each once: of Korean only nouns that a particle shows to be
 * nouns, as their other forms have no end.
 */
export function spellingsInBody(text: string): Spelling[] {
  return spellingsOf(
    wordsIn(text).flatMap((word) => {
      if (!SYLLABLES.test(word)) return [word]
      const noun = word.replace(AFTER_A_NOUN, '')
      return noun === word || noun.length < 2 || noun.length > 6 ? [] : [noun]
    }),
  )
}

function wordsIn(text: string): string[] {
  return normaliseText(text).toLowerCase().match(WORD) ?? []
}

function spellingsOf(words: readonly string[]): Spelling[] {
  return [...new Set(words)].map(spellingOf).filter(isSpellable)
}

/** Whether the word is long enough to tell a slip from another word. */
export function isSpellable({ letters }: Spelling): boolean {
  return letters.length >= SHORTEST && letters.length <= LONGEST
}

/** The word itself and, of a Korean word, what is left without its particle or ending. */
export function formsOf(word: string): string[] {
  return SYLLABLES.test(word) ? [...new Set([word, nounOf(word), readKoreanWord(word).stem])] : [word]
}

/** Taking syllables apart is most of the work of indexing a text; its words come again and again. */
export const spellingOf = keepRecent((word: string): Spelling => {
  const letters = disassemble(word)
  return { word, letters, head: letters.slice(0, 2), tail: letters.slice(-2), initials: consonantKey(word) }
}, 400_000)

/** The most slips between two spellings of one word: one in a short word, two in a longer one. */
export function slipsAllowed(letters: string): number {
  return letters.length < 6 ? 1 : 2
}

/** Slips of the finger between two spellings: a letter too much, missing, wrong, or two that changed places. */
export function slipsBetween(a: string, b: string): number {
  return swapped(a, b) ? 1 : distance(a, b)
}

/**
 * The same keys on the other keyboard: `ghksqnf` is 환불 typed in English, `ㅔㅁㄴㄴ잭ㅇ` is password typed in Korean.
 * @returns null when that makes no word
 */
export function otherKeyboard(word: string): string | null {
  if (/^[a-z]+$/iu.test(word)) {
    const hangul = convertQwertyToHangul(word)
    return SYLLABLES.test(hangul) ? hangul : null
  }
  if (!/^\p{Script=Hangul}+$/u.test(word)) return null
  const latin = convertHangulToQwerty(word).toLowerCase()
  return latin.length >= 2 && /^[a-z]+$/u.test(latin) ? latin : null
}

/** Words that differ in one letter of one syllable: 밥솥 for 밥솟. About 130 for each two syllables. */
export function oneLetterAway(word: string): string[] {
  return [...word].flatMap((char, at) => {
    const code = char.charCodeAt(0) - FIRST_SYLLABLE
    if (code < 0 || code >= LEADS * VOWELS * TAILS) return []
    const [lead, vowel, tail] = [Math.floor(code / (VOWELS * TAILS)), Math.floor(code / TAILS) % VOWELS, code % TAILS]
    const syllables = [
      ...Array.from({ length: LEADS }, (_, other) => [other, vowel, tail] as const),
      ...Array.from({ length: VOWELS }, (_, other) => [lead, other, tail] as const),
      ...Array.from({ length: TAILS }, (_, other) => [lead, vowel, other] as const),
    ].map(([l, v, t]) => String.fromCharCode(FIRST_SYLLABLE + (l * VOWELS + v) * TAILS + t))
    return syllables.filter((other) => other !== char).map((other) => word.slice(0, at) + other + word.slice(at + 1))
  })
}

function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  return at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
