import type { LinearHeads } from './score-text.ts'

/** The result of the training. See docs/decisions/010-complaint-detection.md. */
export type ComplaintModel = {
  /** The heads have 2^bits slots. */
  bits: number
  scales: readonly number[]
  biases: readonly number[]
  /** Logistic regression over the signals of `score-text.ts`, then a complaint from `threshold` on, 0..1. */
  calibration: Record<'ko' | 'en', { intercept: number; coefficients: readonly number[]; threshold: number }>
  /** Base64 of int8 triples, one per slot, in the order of `headNames`. */
  weights: string
}

/** The weights as numbers, ready to score a text. */
export function decodeModel({ weights: base64, scales, biases }: ComplaintModel): LinearHeads {
  const bytes = atob(base64)
  const weights = new Int8Array(bytes.length)
  for (let at = 0; at < bytes.length; at++) weights[at] = bytes.charCodeAt(at)
  return { weights, scales, biases }
}
