/** How long cases took: those that are over, and those that still wait, with what they have waited so far. Milliseconds. */
export type Waits = { over: readonly number[]; waiting: readonly number[] }

/**
 * The time within which that part of all cases is over, with those that still wait counted for what they have waited so
 * far (the product-limit estimator; Kaplan and Meier 1958, doi 10.2307/2281868). Leaving them out would make the figure
 * better the more people wait; counting them as endless would let a case of five minutes ago make it worse.
 * @param part above 0, below 1: 0.5 is the median
 * @returns null when too many wait to tell, or there are none
 */
export function quantile({ over, waiting }: Waits, part: number): number | null {
  const times = over.toSorted((a, b) => a - b)
  const open = waiting.toSorted((a, b) => a - b)
  let atRisk = times.length + open.length
  let left = 1
  let gone = 0
  for (const time of times) {
    // Whoever waits just as long has not been answered by then.
    while (gone < open.length && (open[gone] ?? 0) < time) {
      gone++
      atRisk--
    }
    left *= 1 - 1 / atRisk
    atRisk--
    // Rounded: 1 - 0.9 is a little less than 0.1.
    if (left <= 1 - part + 1e-9) return time
  }
  return null
}
