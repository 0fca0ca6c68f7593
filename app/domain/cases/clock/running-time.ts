import { businessMsBetween, windowsFrom, type BusinessCalendar } from './business-time.ts'

/**
 * A stretch during which a clock runs by one calendar. Milliseconds since 1970; `to` is `Infinity` for the last one
 * while the clock runs.
 */
export type Piece = { from: number; to: number; calendar: BusinessCalendar }

/** Milliseconds counted between two moments: business time within the pieces. */
export function countedMs(pieces: readonly Piece[], from: number, to: number): number {
  let total = 0
  for (const piece of pieces)
    total += businessMsBetween(Math.max(piece.from, from), Math.min(piece.to, to), piece.calendar)
  return total
}

/**
 * The earliest moment by which that much was counted since `from`; `from` itself for 0. The last piece has to be open.
 * @param ms whole milliseconds, ≥ 0
 */
export function momentAfter(pieces: readonly Piece[], from: number, ms: number): number {
  let rest = ms
  if (rest <= 0) return from
  for (const piece of pieces) {
    const start = Math.max(piece.from, from)
    if (piece.to <= start) continue
    for (const window of windowsFrom(piece.calendar, start)) {
      const [begin, end] = [Math.max(window.from, start), Math.min(window.to, piece.to)]
      if (begin >= piece.to) break
      if (begin + rest <= end) return begin + rest
      rest -= end - begin
      if (window.to >= piece.to) break
    }
  }
  return Infinity
}
