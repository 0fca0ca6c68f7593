import { featureValue } from '#app/domain/cases/detection/linear-heads.ts'
import { seededRandom, shuffle } from './random.ts'

/** A text as the slots of its features; `is`: whether the head should say yes; `weight`: how much it counts. */
export type Example = { slots: Int32Array; is: boolean; weight: number }
export type Head = { weights: Float32Array; bias: number }
export type Training = { epochs: number; rate: number; decay: number; firstSquare: number }

const seed = 1
/** Added to the counts of each side, so that a feature seen once says little. */
const priorCount = 0.5

/** Logistic regression by AdaGrad, one pass per epoch. */
export function trainHead(size: number, examples: readonly Example[], training: Training): Head {
  return descend(size, examples, training, null)
}

/**
 * The same with every feature scaled by how much more often it stands on one side than on the other (Wang and Manning,
 * "Baselines and Bigrams", 2012): better for short texts and many features. The scale is folded into the weights.
 */
export function trainScaledHead(size: number, examples: readonly Example[], training: Training): Head {
  const [yes, no] = [new Float32Array(size).fill(priorCount), new Float32Array(size).fill(priorCount)]
  let [allYes, allNo] = [priorCount * 2, priorCount * 2]
  for (const { slots, is, weight } of examples) {
    const side = is ? yes : no
    for (const slot of slots) side[slot] = (side[slot] ?? 0) + weight
    if (is) allYes += weight
    else allNo += weight
  }
  const ratios = yes.map((count, slot) => {
    const other = no[slot] ?? 0
    // A feature that no text has says nothing, however uneven the sides are.
    return count === priorCount && other === priorCount ? 0 : Math.log(count / allYes / (other / allNo))
  })
  const head = descend(size, examples, training, ratios)
  return { ...head, weights: head.weights.map((weight, slot) => weight * (ratios[slot] ?? 0)) }
}

function descend(
  size: number,
  examples: readonly Example[],
  { epochs, rate, decay, firstSquare }: Training,
  scale: Float32Array | null,
): Head {
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
      for (const slot of slots) logit += (weights[slot] ?? 0) * value * (scale?.[slot] ?? 1)
      const error = (1 / (1 + Math.exp(-logit)) - (is ? 1 : 0)) * weight
      for (const slot of slots) {
        const gradient = error * value * (scale?.[slot] ?? 1) + decay * (weights[slot] ?? 0)
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
