/**
 * A text without what spammers vary: its letters and digits alone, in lower case, without accents, characters of no width,
 * and with letters of other scripts that look Latin as Latin ones.
 */
export type Folded = {
  letters: string
  /** Where in the text each letter begins and ends, in UTF-16 units. */
  from: readonly number[]
  to: readonly number[]
  /** Whether something that can be seen separates the letter from the one before it. */
  apart: readonly boolean[]
}

/** Hangul in all its forms: syllables, conjoining and compatibility letters, half width. */
const hangul = '\\u1100-\\u11ff\\u3131-\\u318e\\ua960-\\ua97c\\uac00-\\ud7fb\\uffa1-\\uffdc'
const pieces = new RegExp(`[${hangul}]+|[\\s\\S]`, 'gu')
const isHangul = new RegExp(`^[${hangul}]`, 'u')
const isLetter = /^[\p{L}\p{N}]$/u
const isIgnored = /^[\p{Default_Ignorable_Code_Point}\p{M}]$/u

/** Letters that look like Latin ones: Cyrillic and Greek, from the confusables of Unicode (UTS 39). */
const looksLatin: Readonly<Record<string, string>> = {
  ...pairs('авекмнорстухіјѕԁһԛԝґ', 'abekmhopctyxijsdhqwr'),
  ...pairs('αβεικνορτυχω', 'abeiknoptuxw'),
}

/** Folds a text; linear in its length. */
export function foldText(text: string): Folded {
  let letters = ''
  const from: number[] = []
  const to: number[] = []
  const apart: boolean[] = []
  let separated = true
  for (const match of text.matchAll(pieces)) {
    const [piece] = match
    const end = match.index + piece.length
    if (isIgnored.test(piece)) continue
    const plain = isHangul.test(piece)
      ? piece.normalize('NFKC')
      : piece.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')
    const each = plain.length === piece.length && isHangul.test(piece)
    let at = 0
    for (const letter of plain) {
      if (!isLetter.test(letter)) separated = true
      else {
        letters += looksLatin[letter] ?? letter
        from.push(each ? match.index + at : match.index)
        to.push(each ? match.index + at + 1 : end)
        apart.push(separated)
        separated = false
        // A letter outside of the first plane counts two units in `letters`.
        if (letter.length === 2 && looksLatin[letter] === undefined) {
          from.push(match.index)
          to.push(end)
          apart.push(false)
        }
      }
      at++
    }
  }
  return { letters, from, to, apart }
}

function pairs(all: string, latin: string): Record<string, string> {
  return Object.fromEntries([...all].map((letter, at) => [letter, latin[at] ?? letter]))
}
