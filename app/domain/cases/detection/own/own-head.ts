import { featureValue } from '#app/domain/cases/detection/linear-heads.ts'
import { readableText } from '#app/domain/cases/detection/readable-text.ts'
import { wordFeatures } from '#app/domain/cases/detection/word-features.ts'

/**
 * What a site learnt from its own staff: the score of the shipped model, as a logit, is stretched by `slope`, shifted by
 * `bias`, and moved by the words of the text. `weights`: one per slot of the words.
 */
export type OwnHead = { slope: number; bias: number; weights: Float32Array }

/** A post that staff said something of. `score`: what the shipped model says of it, 0..1. */
export type LabelledPost = { text: string; score: number; is: boolean }

/** 4,096 slots: words of one site, learnt from a few hundred posts. */
const bits = 12
const epochs = 40
const rate = 0.3
/** How hard it is to move away from the shipped model: with few labels it stays nearly as it is. */
const pull = { slope: 4, bias: 1, words: 0.5 }

/** The score of a text after what the site learnt, 0..1. */
export function correctedScore(text: string, score: number, head: OwnHead): number {
  return probability(logitOf(slotsOf(text), logit(score), head))
}

/**
 * Learns from labels by logistic regression that begins at the shipped model and is pulled back to it (a Gaussian prior
 * around it; AdaGrad). The same labels in the same order make the same head.
 */
export function learnOwnHead(labels: readonly LabelledPost[]): OwnHead {
  const rows = labels.map(({ text, score, is }) => ({ slots: slotsOf(text), base: logit(score), is }))
  const head: OwnHead = { slope: 1, bias: 0, weights: new Float32Array(2 ** bits) }
  const squares = new Float32Array(2 ** bits).fill(1e-2)
  let [slopeSquare, biasSquare] = [1e-2, 1e-2]
  const part = 1 / Math.max(1, rows.length)
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const { slots, base, is } of rows) {
      const error = probability(logitOf(slots, base, head)) - (is ? 1 : 0)
      const value = featureValue(slots.length)
      for (const slot of slots) {
        const weight = head.weights[slot] ?? 0
        const gradient = error * value + pull.words * part * weight
        const square = (squares[slot] ?? 0) + gradient * gradient
        squares[slot] = square
        head.weights[slot] = weight - (rate * gradient) / Math.sqrt(square)
      }
      const slopeGradient = error * base + pull.slope * part * (head.slope - 1)
      slopeSquare += slopeGradient * slopeGradient
      head.slope -= (rate * slopeGradient) / Math.sqrt(slopeSquare)
      const biasGradient = error + pull.bias * part * head.bias
      biasSquare += biasGradient * biasGradient
      head.bias -= (rate * biasGradient) / Math.sqrt(biasSquare)
    }
  return head
}

function slotsOf(text: string): Int32Array {
  const { slots, count } = wordFeatures(readableText(text.normalize('NFC')), bits)
  return slots.subarray(0, count)
}

function logitOf(slots: Int32Array, base: number, { slope, bias, weights }: OwnHead): number {
  const value = featureValue(slots.length)
  let words = 0
  for (const slot of slots) words += weights[slot] ?? 0
  return slope * base + bias + words * value
}

function logit(score: number): number {
  const safe = Math.min(1 - 1e-6, Math.max(1e-6, score))
  return Math.log(safe / (1 - safe))
}

function probability(value: number): number {
  return 1 / (1 + Math.exp(-value))
}
