import type { Mark } from './blocked-words.ts'

/** Characters of no width between letters: nobody types them, and emoji don't need them there. */
const hiddenInside =
  /(?<=[\p{sc=Latin}\p{sc=Hangul}\p{sc=Cyrillic}])[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF\u3164\u115F\u1160]+(?=[\p{sc=Latin}\p{sc=Hangul}\p{sc=Cyrillic}])/gu
/** One word with letters of two alphabets that look alike. Greek letters alone are units and formulas. */
const mixedWord = /(?=\p{L}*\p{sc=Latin})(?=\p{L}*[\p{sc=Cyrillic}\p{sc=Cherokee}\p{sc=Armenian}])\p{L}{3,}/gu
/** Letters of mathematics and of enclosures that spell words. */
const dressed = /[\u{1D400}-\u{1D7FF}\u{1F130}-\u{1F189}\u24B6-\u24E9]{4,}/gu
const turned = /[\u202A-\u202E\u2066-\u2069]/gu
const piled = /\p{M}{4,}/gu

/** A soft hyphen or two come with text that was copied; more are put there. */
const fewestHidden = 3

/** Where a text hides or disguises letters. */
export function tricksIn(body: string): Mark[] {
  const hidden = marksOf(body, hiddenInside)
  return [
    ...(hidden.length >= fewestHidden ? hidden : []),
    ...[mixedWord, dressed, turned, piled].flatMap((pattern) => marksOf(body, pattern)),
  ]
}

function marksOf(body: string, pattern: RegExp): Mark[] {
  return [...body.matchAll(pattern)].map((match): Mark => [match.index, match.index + match[0].length])
}
