import { MAX_TOKEN_LENGTH, foldWord, stemWord } from './fold-word.ts'

/** Positions are UTF-16 offsets in the text; `end` is exclusive. */
export type Span = { start: number; end: number }

export type Unit = Span & { char: string }

/** A form of a word as it is indexed, folded and stemmed but not yet encoded. */
export type WordForm = Span & { token: string }

export type Segment =
  /** A run of syllables or ideographs that is indexed as overlapping pairs. A Hangul run continues over a space. */
  | { kind: 'run'; script: 'hangul' | 'other'; units: Unit[] }
  /**
   * A word: the whole, then the parts that are searched for alone. Where the parts spell the whole again, their
   * sequence finds what was written apart (`iphone15`, "iphone 15"); not so for `c++` and `0x80070005`.
   */
  | { kind: 'word'; whole: WordForm; parts: WordForm[]; partsSpellWhole: boolean }

/** Scripts written without spaces between words. */
const RUN_SCRIPTS =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30FC\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const WORD_CHAR = `(?:(?![\\p{Script=Hangul}${RUN_SCRIPTS}])[\\p{L}\\p{N}\\p{M}])`

/**
 * Every alternative is linear in the length of the text: the sets of neighbouring repeats are disjoint.
 * 1 Hangul syllables · 2 Hangul letters (ㅋㅋ) · 3 other scripts without spaces · 4 words, with inner
 * joints (`node.js`, `wi-fi`), a leading dot (`.net`) and trailing signs (`c++`, `c#`).
 */
const SCAN = new RegExp(
  [
    '([\\uAC00-\\uD7A3]+)',
    '(\\p{Script=Hangul}+)',
    `([${RUN_SCRIPTS}][${RUN_SCRIPTS}\\p{M}]*)`,
    `((?:(?<=^|[\\s(\\[])\\.)?(?!\\p{M})${WORD_CHAR}+(?:(?:[._\\-'\\u2019@&]|(?<=\\p{N}),(?=\\p{N}))${WORD_CHAR}+)*(?:(?:\\+{1,2}|#)(?!\\+|#|${WORD_CHAR}))?)`,
  ].join('|'),
  'gu',
)

/** What may be between two Hangul words of one run: spaces or one line break, not a paragraph. */
const HANGUL_GAP = /^(?:[^\S\n]|\n(?!\s*\n)|[\u200B-\u200D\u2060]){1,8}$/u

const MAX_PARTS = 12

/**
 * The text as a caller should index or mark it: NFC, no lone surrogates, full-width ASCII as ASCII. Offsets of
 * segments count in this string.
 */
export function normaliseText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\uFF01-\uFF5E]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
}

/** Splits at script boundaries. @param text already through `normaliseText` */
export function* segmentText(text: string): Generator<Segment> {
  let run: Extract<Segment, { kind: 'run' }> | null = null
  for (const match of text.matchAll(SCAN)) {
    const [found, syllables, letters, other] = match
    const start = match.index
    if (syllables) {
      const last = run?.units.at(-1)
      if (run && last && HANGUL_GAP.test(text.slice(last.end, Math.min(start, last.end + 9)))) {
        for (const unit of unitsOf(syllables, start)) run.units.push(unit)
        continue
      }
      if (run) yield run
      run = { kind: 'run', script: 'hangul', units: unitsOf(syllables, start) }
      continue
    }
    if (run) yield run
    run = null
    if (letters) yield jamoWord(letters, start)
    else if (other) yield { kind: 'run', script: 'other', units: unitsOf(other, start) }
    else yield wordSegment(found, start)
  }
  if (run) yield run
}

function unitsOf(text: string, start: number): Unit[] {
  const units: Unit[] = []
  let at = start
  for (const char of text) {
    units.push({ char, start: at, end: at + char.length })
    at += char.length
  }
  return units
}

function plainWord(word: string, start: number, end: number): Segment {
  return { kind: 'word', whole: { token: stemWord(foldWord(word)), start, end }, parts: [], partsSpellWhole: false }
}

/** ㅋㅋ and ㅋㅋㅋㅋㅋ mean the same. Not through `foldWord`: its compatibility forms would separate the letters. */
function jamoWord(letters: string, start: number): Segment {
  const token = letters.replace(/(.)\1{2,}/gu, '$1$1').slice(0, MAX_TOKEN_LENGTH)
  return { kind: 'word', whole: { token, start, end: start + letters.length }, parts: [], partsSpellWhole: false }
}

function wordSegment(found: string, start: number): Segment {
  const trailing = /[+#]+$/.exec(found)?.[0] ?? ''
  const body = trailing ? found.slice(0, -trailing.length) : found
  const end = start + found.length
  if (/^\p{L}+$/u.test(found)) return plainWord(found, start, end)
  if (trailing && /^\p{N}/u.test(body)) return wordSegment(body, start)

  // Thousands and apostrophes are spelling, not joints: 1,042 is 1042 and don't is dont.
  if (/^\p{N}{1,3}(?:,\p{N}{3})+$/u.test(body)) return plainWord(body.replaceAll(',', ''), start, start + body.length)
  if (/^\p{L}+['\u2019]\p{L}+$/u.test(body) && !trailing) {
    return plainWord(body.replace(/['\u2019]s$/iu, '').replace(/['\u2019]/u, ''), start, end)
  }

  const pieces = piecesOf(body, start)
  const parts = pieces.filter((piece) => piece.end - piece.start > 1).slice(0, MAX_PARTS)
  const whole = `${body.replace(/['\u2019,-]/gu, '')}${trailing}`
  const first = pieces[0]
  if (pieces.length === 1 && !trailing && !body.startsWith('.') && first) {
    return { kind: 'word', whole: first, parts: [], partsSpellWhole: false }
  }
  return {
    kind: 'word',
    whole: { token: stemWord(foldWord(whole)), start, end },
    parts,
    partsSpellWhole: !trailing && parts.length > 1 && parts.length === pieces.length,
  }
}

/** Cuts at joints and where letters meet digits: `iphone15` is iphone and 15. */
function piecesOf(body: string, start: number): WordForm[] {
  const pieces: WordForm[] = []
  for (const match of body.matchAll(/[\p{L}\p{M}]+|\p{N}+/gu)) {
    const at = start + match.index
    pieces.push({ token: stemWord(foldWord(match[0])), start: at, end: at + match[0].length })
    if (pieces.length > MAX_PARTS) break
  }
  return pieces
}
