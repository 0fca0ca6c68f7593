const FIRST = 0xac00
const PER_CONSONANT = 588

/** The consonants that begin a syllable, in the order of Unicode. */
const CONSONANTS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
/** One letter for each, as every collation of every database has these in this order. */
const LETTERS = 'abcdefghijklmnopqrs'

/** Whether a text is first consonants only (`ㅎㅂ`), at least two: a way to type a word. */
export function isFirstConsonants(text: string): boolean {
  return text.length > 1 && [...text].every((char) => CONSONANTS.includes(char))
}

/**
 * The first consonants of the syllables in a text as letters from `a` to `s`, for a column with an index; other
 * characters are left out. Consonants stay themselves, so what is typed gives the beginning of what is meant.
 * @example consonantKey('환불') === 'sh', consonantKey('ㅎㅂ') === 'sh'
 */
export function consonantKey(text: string): string {
  return [...text.normalize('NFC')].map(letterOf).join('')
}

function letterOf(char: string): string {
  const code = char.charCodeAt(0)
  const at = char >= '가' && char <= '힣' ? Math.floor((code - FIRST) / PER_CONSONANT) : CONSONANTS.indexOf(char)
  return LETTERS.charAt(at)
}

/** The first key behind all that begin with this one. @param key at least one letter */
export function behindConsonants(key: string): string {
  return key.slice(0, -1) + String.fromCharCode(key.charCodeAt(key.length - 1) + 1)
}
