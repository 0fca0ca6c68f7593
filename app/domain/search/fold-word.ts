import { stemmer } from 'stemmer'

/** Longest token in characters; longer words (keys, hashes) are found by their first 64. */
export const MAX_TOKEN_LENGTH = 64

/** One spelling per word: compatibility forms, case, and the accents of Latin and Greek letters are folded. */
export function foldWord(word: string): string {
  if (/^[a-z0-9]*$/.test(word)) return word.slice(0, MAX_TOKEN_LENGTH)
  const folded = word
    .slice(0, 2 * MAX_TOKEN_LENGTH)
    .normalize('NFKC')
    .toLowerCase()
    .toUpperCase() // ß becomes SS, dotless ı becomes I
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .normalize('NFD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}])\p{Mn}+/gu, '$1')
    .normalize('NFC')
  return [...folded].slice(0, MAX_TOKEN_LENGTH).join('')
}

/** The Porter stem of an English word; anything else (digits, symbols, other scripts, short words) unchanged. */
export function stemWord(word: string): string {
  return /^[a-z]{3,}$/.test(word) ? stemmer(word) : word
}
