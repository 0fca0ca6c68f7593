import type { ComplaintModel, Heads } from './complaint-model-type.ts'
import { type FeatureKind, headNames } from './read-signals.ts'

/** The weights as numbers, ready to read a text. */
export function decodeModel({ weights, bits, scales, biases }: Omit<ComplaintModel, 'judges' | 'thresholds'>): Heads {
  const decode = (kind: FeatureKind) => ({
    bits: bits[kind],
    names: headNames[kind],
    weights: numbersOf(weights[kind]),
    scales: scales[kind],
    biases: biases[kind],
  })
  return { characters: decode('characters'), words: decode('words'), shapes: decode('shapes') }
}

function numbersOf(base64: string): Int8Array {
  const bytes = atob(base64)
  const numbers = new Int8Array(bytes.length)
  for (let at = 0; at < bytes.length; at++) numbers[at] = bytes.charCodeAt(at)
  return numbers
}
