import { encodeToken } from './encode-token.ts'
import { normaliseText, segmentText, type Segment, type Span } from './segment-text.ts'

/**
 * Most tokens taken from one text: a body of 32,000 characters with room for parts of words. PostgreSQL
 * counts positions to 16,383 only; behind that words are still found, phrases are not.
 */
export const MAX_TOKENS = 40_000

/** A token and the span of the text (after `normaliseText`) it came from. */
export type LocatedToken = Span & { token: string }

/**
 * The index tokens of a text in their order, encoded for both stores (see `encodeToken`). The same function makes
 * the tokens of a query, so a phrase is the same sequence on both sides.
 *
 * Hangul becomes overlapping pairs of syllables that also cross a space, plus the last syllable alone; a query of
 * one syllable is therefore a prefix (`돈*`). English words are Porter stems; compound words come whole
 * and in parts. At most 40,000 tokens of at most 64 characters before encoding.
 *
 * @example searchTokens('iPhone에서 환불') // ['iphon', '에서', '서환', '환불', '불']
 */
export function searchTokens(text: string): string[] {
  return locateTokens(normaliseText(text)).map((located) => located.token)
}

/** The tokens with the place each came from. @param text already through `normaliseText` */
export function locateTokens(text: string): LocatedToken[] {
  const tokens: LocatedToken[] = []
  for (const segment of segmentText(text)) {
    for (const token of tokensOfSegment(segment)) {
      tokens.push(token)
      if (tokens.length >= MAX_TOKENS) return tokens
    }
  }
  return tokens
}

/** The tokens of one segment, in index order. */
export function* tokensOfSegment(segment: Segment): Generator<LocatedToken> {
  if (segment.kind === 'word') {
    for (const form of [segment.whole, ...segment.parts]) yield { ...form, token: encodeToken(form.token) }
    return
  }
  // Syllables pass as they are.
  const encode = segment.script === 'hangul' ? (pair: string) => pair : encodeToken
  let before: (Span & { char: string }) | null = null
  for (const unit of segment.units) {
    if (before) yield { token: encode(before.char + unit.char), start: before.start, end: unit.end }
    before = unit
  }
  if (before) yield { token: encode(before.char), start: before.start, end: before.end }
}
