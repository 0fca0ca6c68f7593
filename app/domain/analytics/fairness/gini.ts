/**
 * The Gini coefficient of what each of n people has: 0 when all have the same, (n − 1)/n, almost 1, when one has
 * everything. Half the mean difference between any two people, divided by the mean; computed over the sorted values
 * as G = Σ (2i − n − 1)·xᵢ / (n · Σ xᵢ), i = 1…n (Corrado Gini, Variabilità e mutabilità, 1912; this form: Sen, On
 * Economic Inequality, 1973). Negative values count as 0: the coefficient is not defined for debts.
 * @returns 0 to 1; null without people, or when the total is 0
 */
export function gini(values: readonly number[]): number | null {
  const sorted = ascending(values)
  const n = sorted.length
  const total = sum(sorted)
  if (n === 0 || total === 0) return null
  const weighted = sum(sorted.map((value, at) => (2 * (at + 1) - n - 1) * value))
  return Math.min(1, Math.max(0, weighted / (n * total)))
}

/** Ascending, with negative values as 0. */
export function ascending(values: readonly number[]): number[] {
  return values.map((value) => Math.max(0, value)).sort((a, b) => a - b)
}

export function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
