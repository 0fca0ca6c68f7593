import { type CueHit, findCues } from './find-cues.ts'
import type { TextFeatures } from './text-features.ts'

/**
 * Three linear heads over the same slots, each against everything else, so that "neither" (a question, a report, a
 * notice) is a class of its own: a model that knows only good and bad calls half of all questions bad.
 */
export const headNames = ['complaint', 'praise', 'support complaint'] as const

export type LinearHeads = {
  /** Per slot one weight of each head, in the order of `headNames`. */
  weights: Int8Array
  /** Logits per unit of weight, per head. */
  scales: readonly number[]
  biases: readonly number[]
}

/** What the calibration sees of a text, in this order. */
export const signalNames = [
  'complaint, whole text',
  'complaint, worst sentence',
  'praise, whole text',
  'support complaint, whole text',
  'support complaint, worst sentence',
  'cues for',
  'cues against',
  'share of sentences that ask',
] as const

export type ScoredText = { signals: number[]; hits: CueHit[] }

// A short sentence ("최악") has few features; dividing by fewer than this would exaggerate its score.
const fewestFeatures = 40
const mostCueWeight = 2.5

/** @param text readable text in NFC. Signals are logits, except: cues 0..2.5, asking 0..1. */
export function scoreText(text: string, features: TextFeatures, heads: LinearHeads): ScoredText {
  const hits = findCues(text)
  let cuesFor = 0
  let cuesAgainst = 0
  for (const hit of hits) {
    if (hit.weight > 0) cuesFor += hit.weight
    else cuesAgainst -= hit.weight
  }
  const signals = [
    ...headLogits(features, heads),
    Math.min(cuesFor, mostCueWeight),
    Math.min(cuesAgainst, mostCueWeight),
    askingShare(text),
  ]
  return { signals, hits }
}

/** How much one feature adds to a head's logit: the vector of a text has length 1. */
export function featureValue(count: number): number {
  return 1 / Math.sqrt(Math.max(count, fewestFeatures))
}

/** Platt scaling: logistic regression over the signals; 0..1. */
export function probability(
  signals: readonly number[],
  { intercept, coefficients }: { intercept: number; coefficients: readonly number[] },
): number {
  const logit = signals.reduce((sum, signal, at) => sum + signal * (coefficients[at] ?? 0), intercept)
  return 1 / (1 + Math.exp(-logit))
}

function headLogits({ count, slots, sentences, sentenceCount }: TextFeatures, heads: LinearHeads): number[] {
  const { weights, scales, biases } = heads
  const complaints = new Float64Array(sentenceCount)
  const supports = new Float64Array(sentenceCount)
  const counts = new Int32Array(sentenceCount)
  let [complaint, praise, support] = [0, 0, 0]
  for (let at = 0; at < count; at++) {
    const slot = (slots[at] ?? 0) * headNames.length
    const ofComplaint = weights[slot] ?? 0
    const ofSupport = weights[slot + 2] ?? 0
    complaint += ofComplaint
    praise += weights[slot + 1] ?? 0
    support += ofSupport
    const sentence = sentences[at] ?? -1
    if (sentence < 0) continue
    complaints[sentence] = (complaints[sentence] ?? 0) + ofComplaint
    supports[sentence] = (supports[sentence] ?? 0) + ofSupport
    counts[sentence] = (counts[sentence] ?? 0) + 1
  }
  const toLogit = (sum: number, size: number, head: number) =>
    sum * (scales[head] ?? 0) * featureValue(size) + (biases[head] ?? 0)
  const worst = (sums: Float64Array, head: number) =>
    sums.reduce((most, sum, at) => Math.max(most, toLogit(sum, counts[at] ?? 0, head)), -Infinity)
  return [
    toLogit(complaint, count, 0),
    worst(complaints, 0),
    toLogit(praise, count, 1),
    toLogit(support, count, 2),
    worst(supports, 2),
  ]
}

// Questions that want to know something. "이게 정상인가요?" and "is this a joke?" have the same mark but want nothing.
const askingPattern =
  /((어떻게|어디|(?<!대체 )언제(?!까지)|얼마|무엇|뭐가|어떤|혹시|방법|가능|수 있|해도 되)[^.!?\n]{0,60}|(되|하|있|할 ?수 있)나요 ?|(있을|할|될|나을|살|볼)까요 ?|\b(how (do|can|does|should|often|long|much|many|would)|what('s| is| are| does| should)|where|which|when|is there|is it|can (i|we|it|you|some|any)|could|does|do (i|you|we)|any ideas?|should i|has anyone)\b[^.!?\n]{0,90})[?？]/gi

function askingShare(text: string): number {
  const asking = text.match(askingPattern)?.length ?? 0
  const sentences = text.match(/[^.!?\n]{2,}[.!?\n]*/g)?.length ?? 0
  return sentences === 0 ? 0 : Math.min(1, asking / sentences)
}
