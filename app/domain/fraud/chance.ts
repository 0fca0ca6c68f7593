/**
 * The probability of `least` or more successes in `trials` independent tries of probability `chance`. Exact sum, from
 * 0 to 1.
 */
export function binomialTail(least: number, trials: number, chance: number): number {
  if (least <= 0) return 1
  if (least > trials || chance <= 0) return 0
  if (chance >= 1) return 1
  let sum = 0
  let log = 0
  for (let k = 0; k <= trials; k++) {
    if (k > 0) log += Math.log((trials - k + 1) / k)
    if (k >= least) sum += Math.exp(log + k * Math.log(chance) + (trials - k) * Math.log(1 - chance))
  }
  return Math.min(1, sum)
}

/** The probability of `least` or more events where `expected` are the mean. From 0 to 1. */
export function poissonTail(least: number, expected: number): number {
  if (least <= 0) return 1
  if (expected <= 0) return 0
  let term = Math.exp(-expected)
  let below = 0
  for (let k = 0; k < least; k++) {
    below += term
    term *= expected / (k + 1)
  }
  // The difference to 1 loses all digits for very rare events; there the first term of the tail is a good bound.
  return below < 1 - 1e-9 ? 1 - below : Math.min(1, term * (1 + expected / (least + 1)))
}

/** A share with one success and one failure added: on a quiet site a few posts prove nothing. */
export function shareOf(part: number, all: number): number {
  return (part + 1) / (all + 2)
}
