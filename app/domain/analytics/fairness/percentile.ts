/**
 * The waiting time within which that part of all was over, by the nearest rank: the smallest one that at least this
 * part does not exceed. Those who still wait count as waiting longer than anybody; without them an unanswered question
 * would make the figure better.
 * @param waits those that are over, in any order and any unit
 * @param waiting how many are not over
 * @param part above 0, at most 1: 0.5 is the median
 * @returns null when so many still wait that it cannot be said, or there is nobody
 */
export function percentile(waits: readonly number[], waiting: number, part: number): number | null {
  const sorted = [...waits].sort((a, b) => a - b)
  // Rounded first: 0.9 × 10 must not become the tenth by an error in the sixteenth digit.
  const rank = Math.max(1, Math.ceil(Math.round((sorted.length + waiting) * part * 1e6) / 1e6))
  return sorted[rank - 1] ?? null
}
