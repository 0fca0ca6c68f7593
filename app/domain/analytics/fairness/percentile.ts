/**
 * The waiting time within which that part of all cases ended, by the nearest rank: the smallest one that at least
 * this part does not exceed. Open cases count as longer than any; without them an unanswered question would make the
 * figure better.
 * @param waits ended cases, in any order and any unit
 * @param waiting number of open cases
 * @param part above 0, at most 1: 0.5 is the median
 * @returns null when too many are open to tell, or there are none
 */
export function percentile(waits: readonly number[], waiting: number, part: number): number | null {
  const sorted = [...waits].sort((a, b) => a - b)
  // Rounded first: a floating-point error must not turn 0.9 × 10 into the tenth.
  const rank = Math.max(1, Math.ceil(Math.round((sorted.length + waiting) * part * 1e6) / 1e6))
  return sorted[rank - 1] ?? null
}
