import type { Judge } from './judge.ts'
import type { LinearHeads } from './linear-heads.ts'
import type { FeatureKind } from './read-signals.ts'

/** The result of the training. See docs/decisions/068-complaints-of-two-families.md. */
export type ComplaintModel = {
  /** Heads of a kind have 2^bits slots. */
  bits: Record<FeatureKind, number>
  scales: Record<FeatureKind, readonly number[]>
  biases: Record<FeatureKind, readonly number[]>
  judges: Record<'ko' | 'en', readonly Judge[]>
  /**
   * Scores 0..1. A customer's text from `upper` on is a complaint, from `lower` on a person looks; a text of another
   * member from `peer` on. `p1` and `p3` are logits of the grade.
   */
  thresholds: Record<'ko' | 'en', Thresholds>
  /** Base64 of int8 weights, slot by slot, in the order of `headNames`. */
  weights: Record<FeatureKind, string>
}

export type Thresholds = { upper: number; lower: number; peer: number; p1: number; p3: number }

export type Heads = Record<FeatureKind, LinearHeads>
