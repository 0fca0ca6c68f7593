/** A piece of a text; `marked`: it is part of why the text has to be decided. */
export type MarkedPiece = { text: string; marked: boolean }

/**
 * Cuts a text into pieces with and without marks. @param marks from and to of each, in characters; anything else is no
 * mark, and of overlapping ones the first counts
 */
export function markedText(text: string, marks: unknown): MarkedPiece[] {
  const pieces: MarkedPiece[] = []
  let at = 0
  for (const [from, to] of spansOf(marks)) {
    if (from < at || to > text.length) continue
    if (from > at) pieces.push({ text: text.slice(at, from), marked: false })
    pieces.push({ text: text.slice(from, to), marked: true })
    at = to
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false })
  return pieces
}

/** At most this many characters before the first mark, and altogether. */
const [before, most] = [120, 480]

/** The part of a text around its first mark, cut into pieces; `…` where something is left out. */
export function markedExcerpt(text: string, marks: readonly (readonly [number, number])[]): MarkedPiece[] {
  const first = Math.min(text.length, ...marks.map(([from]) => from))
  const from = text.length <= most || first <= before ? 0 : first - before
  const to = Math.min(text.length, from + most)
  const inside = marks.filter(([start, end]) => start >= from && end <= to)
  const pieces = markedText(
    text.slice(from, to),
    inside.map(([start, end]) => [start - from, end - from]),
  )
  const dots = { text: '…', marked: false }
  return [...(from > 0 ? [dots] : []), ...pieces, ...(to < text.length ? [dots] : [])]
}

function spansOf(marks: unknown): [number, number][] {
  if (!Array.isArray(marks)) return []
  const spans = marks.flatMap((mark: unknown): [number, number][] => {
    if (!Array.isArray(mark)) return []
    const [from, to] = mark as unknown[]
    return Number.isInteger(from) && Number.isInteger(to) && Number(from) >= 0 && Number(from) < Number(to)
      ? [[Number(from), Number(to)]]
      : []
  })
  return spans.toSorted(([a], [b]) => a - b)
}
