import { featureValue } from '#app/domain/cases/detection/linear-heads.ts'
import { seededRandom, shuffle } from './random.ts'

/** A text as the slots of its features; `is`: whether the head should say yes; `weight`: how much it counts. */
export type Example = { slots: Int32Array; is: boolean; weight: number }
export type Head = { weights: Float32Array; bias: number }
export type Training = { epochs: number; rate: number; decay: number; firstSquare: number }
/** `cost`: what a text on the wrong side costs, against small weights; `power`: how much rare features count. */
export type RareTraining = { rounds: number; cost: number; power: number }

const seed = 1

/** Logistic regression by AdaGrad, one pass per epoch. */
export function trainHead(size: number, examples: readonly Example[], training: Training): Head {
  return descend(size, examples, training)
}

/**
 * A machine of support vectors (squared hinge; Hsieh et al., "A dual coordinate descent method for large-scale linear SVM",
 * 2008) over features scaled by how rare they are: few texts, each of many features, most of which say nothing. The scale
 * is folded into the weights.
 */
export function trainRareHead(size: number, examples: readonly Example[], { rounds, cost, power }: RareTraining): Head {
  const scales = rarity(size, examples, power)
  const weights = new Float64Array(size)
  const texts = examples.map(({ slots, is, weight }) => {
    const value = featureValue(slots.length)
    let square = 1
    for (const slot of slots) square += ((scales[slot] ?? 0) * value) ** 2
    const slack = 0.5 / (cost * weight)
    return { slots, value, sign: is ? 1 : -1, slack, curve: square + slack, force: 0 }
  })
  let bias = 0
  const random = seededRandom(seed)
  for (let round = 0; round < rounds; round++) {
    shuffle(texts, random)
    for (const text of texts) {
      const { slots, value, sign, slack, curve, force } = text
      let margin = bias
      for (const slot of slots) margin += (weights[slot] ?? 0) * (scales[slot] ?? 0) * value
      text.force = Math.max(force - (sign * margin - 1 + slack * force) / curve, 0)
      const step = (text.force - force) * sign
      if (step === 0) continue
      bias += step
      for (const slot of slots) weights[slot] = (weights[slot] ?? 0) + step * (scales[slot] ?? 0) * value
    }
  }
  return { weights: Float32Array.from(weights, (weight, slot) => weight * (scales[slot] ?? 0)), bias }
}

/** How rare each feature is: 0 where every text has it, about 1 where three do. */
function rarity(size: number, examples: readonly Example[], power: number): Float64Array {
  const counts = new Float64Array(size)
  let all = 0
  for (const { slots, weight } of examples) {
    all += weight
    for (const slot of slots) counts[slot] = (counts[slot] ?? 0) + weight
  }
  return counts.map((count) => (count === 0 ? 0 : Math.max(0, Math.log(all / count) / Math.log(all / 3)) ** power))
}

function descend(size: number, examples: readonly Example[], { epochs, rate, decay, firstSquare }: Training): Head {
  const weights = new Float32Array(size)
  const squares = new Float32Array(size).fill(firstSquare)
  let [bias, biasSquare] = [0, firstSquare]
  const random = seededRandom(seed)
  const order = [...examples]
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (const { slots, is, weight } of order) {
      const value = featureValue(slots.length)
      let logit = bias
      for (const slot of slots) logit += (weights[slot] ?? 0) * value
      const error = (1 / (1 + Math.exp(-logit)) - (is ? 1 : 0)) * weight
      for (const slot of slots) {
        const gradient = error * value + decay * (weights[slot] ?? 0)
        const square = (squares[slot] ?? 0) + gradient * gradient
        squares[slot] = square
        weights[slot] = (weights[slot] ?? 0) - (rate * gradient) / Math.sqrt(square)
      }
      biasSquare += error * error
      bias -= (rate * error) / Math.sqrt(biasSquare)
    }
  }
  return { weights, bias }
}

/** Interleaves heads into int8 weights, slot by slot. */
export function quantiseHeads(heads: readonly Head[]): { weights: Int8Array; scales: number[]; biases: number[] } {
  const size = heads[0]?.weights.length ?? 0
  const weights = new Int8Array(size * heads.length)
  const scales = heads.map((head, at) => {
    const scale = scaleOf(head.weights)
    for (let slot = 0; slot < size; slot++) {
      const steps = Math.round((head.weights[slot] ?? 0) / scale)
      weights[slot * heads.length + at] = Math.max(-127, Math.min(127, steps))
    }
    return scale
  })
  return { weights, scales, biases: heads.map(({ bias }) => bias) }
}

/** The largest 0.02 % of the weights are cut off so that the rest keep their precision. */
function scaleOf(weights: Float32Array): number {
  const sizes = weights.map(Math.abs).sort()
  return (sizes[Math.floor(sizes.length * 0.9998)] || 1) / 127
}
