import { ascending, sum } from './gini.ts'

/**
 * The share of the total that the top `percent` have. `percent` 10 of 95 people are 10 people: rounded up.
 * @param least fewest people in the group
 * @returns 0 to 1; null when the group is smaller than `least`, or the total is 0
 */
export function topShare(values: readonly number[], percent: number, least: number): number | null {
  // In whole numbers, because 0.01 × 1100 is a little more than 11.
  const people = Math.ceil((values.length * percent) / 100)
  const sorted = ascending(values)
  const total = sum(sorted)
  if (people < least || total === 0) return null
  return sum(sorted.slice(sorted.length - people)) / total
}

const divisions = [10, 5, 4, 2] as const

/**
 * The Lorenz curve: the share of the total that the lowest part of the people has, in as many equal steps (10, 5, 4
 * or 2) as leave `least` people in each. Begins with 0 and ends with 1; a straight line for equal values.
 * @returns the points at 0, 1/steps, 2/steps … 1; null when there are too few people or the total is 0
 */
export function lorenzCurve(values: readonly number[], least: number): number[] | null {
  const sorted = ascending(values)
  const total = sum(sorted)
  const steps = divisions.find((division) => Math.floor(sorted.length / division) >= least)
  if (steps === undefined || total === 0) return null
  return Array.from(
    { length: steps + 1 },
    (_, step) => sum(sorted.slice(0, Math.floor((sorted.length * step) / steps))) / total,
  )
}
