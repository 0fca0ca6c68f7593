import type { Instant } from '#app/core/time.ts'
import { msOf, toInstant } from '#app/core/time.ts'

/** An up or down vote on a post, or the acceptance of an answer. Posts by their number at the source. */
export type VoteMoment =
  | { at: Instant; post: number; voteId: number; value: 1 | -1 }
  | { at: Instant; post: number; value: 0 }

const columns = 4
/** At equal times, acceptances come last. */
const last = Number.MAX_SAFE_INTEGER

/**
 * Collects moments and returns them in the order of their times. A dump has several votes per post, and all must be
 * collected to be sorted: as plain numbers each takes 36 bytes.
 */
export function voteMoments() {
  let cells = new Float64Array(1_024 * columns)
  let count = 0
  const cell = (row: number, column: number): number => cells[row * columns + column] ?? 0
  return {
    add(moment: VoteMoment): void {
      if ((count + 1) * columns > cells.length) {
        const larger = new Float64Array(cells.length * 2)
        larger.set(cells)
        cells = larger
      }
      cells.set(
        [msOf(moment.at), 'voteId' in moment ? moment.voteId : last, moment.post, moment.value],
        count * columns,
      )
      count++
    },
    *sorted(): Generator<VoteMoment> {
      const rows = new Uint32Array(count).map((_, row) => row)
      rows.sort((a, b) => cell(a, 0) - cell(b, 0) || cell(a, 1) - cell(b, 1) || a - b)
      for (const row of rows) {
        const [at, voteId, post, value] = [toInstant(cell(row, 0)), cell(row, 1), cell(row, 2), cell(row, 3)]
        yield value === 0 ? { at, post, value } : { at, post, voteId, value: value === 1 ? 1 : -1 }
      }
    },
  }
}
