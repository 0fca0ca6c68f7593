import type { Features } from './features.ts'

/** Linear scorers over one kind of features. Per slot one weight of each head, in the order of the names. */
export type LinearHeads = {
  bits: number
  names: readonly string[]
  weights: Int8Array
  /** Logits per unit of weight, per head. */
  scales: readonly number[]
  biases: readonly number[]
}

// A short text ("최악") has few features; dividing by fewer than this would exaggerate its score.
const fewestFeatures = 40

/** How much one feature adds to a logit: the vector of a text has length 1. */
export function featureValue(count: number): number {
  return 1 / Math.sqrt(Math.max(count, fewestFeatures))
}

/** The logit of each head, in the order of `heads.names`. */
export function headLogits({ count, slots }: Features, { names, weights, scales, biases }: LinearHeads): number[] {
  const sums = new Float64Array(names.length)
  for (let at = 0; at < count; at++) {
    const first = (slots[at] ?? 0) * names.length
    for (let head = 0; head < names.length; head++) sums[head] = (sums[head] ?? 0) + (weights[first + head] ?? 0)
  }
  const value = featureValue(count)
  return Array.from(sums, (sum, head) => sum * (scales[head] ?? 0) * value + (biases[head] ?? 0))
}

/** The part of a head's logit that one feature is. */
export function shareOf(heads: LinearHeads, head: number, { count, slots }: Features, at: number): number {
  const weight = heads.weights[(slots[at] ?? 0) * heads.names.length + head] ?? 0
  return weight * (heads.scales[head] ?? 0) * featureValue(count)
}
