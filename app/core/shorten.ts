const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * The beginning of a text, never more than `length` UTF-16 units and never part of what a reader takes for one
 * character: a letter and its signs, an emoji of several parts, a flag.
 */
export function beginningOf(text: string, length: number): string {
  if (text.length <= length) return text
  let end = 0
  // A little more than wanted, because the last character is only known by what follows it.
  for (const { index, segment } of graphemes.segment(text.slice(0, length + LONGEST))) {
    if (index + segment.length > length) break
    end = index + segment.length
  }
  return text.slice(0, end)
}

/** Units that one character may have; longer ones are cut. */
const LONGEST = 64

/** Where the character begins of which the unit at `at` is a part. */
export function characterStart(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return at
  const from = Math.max(0, text.lastIndexOf(' ', at - 1), at - LONGEST)
  const character = graphemes.segment(text.slice(from, at + LONGEST)).containing(at - from)
  return from + (character?.index ?? at - from)
}

/** The beginning of a line with "…" behind it, ending between words when there is a space in the last fifth. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  const short = beginningOf(text, length - 1)
  const space = short.lastIndexOf(' ')
  return `${(space > length * 0.8 ? short.slice(0, space) : short).trimEnd()}…`
}
