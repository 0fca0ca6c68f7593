import { featureValue, type LinearHeads } from '#app/domain/cases/detection/score-text.ts'

/** A text as its slots, with the targets of both heads and how many times it counts. */
export type TrainingText = { slots: Int32Array; complaint: 0 | 1; praise: 0 | 1; importance: number }

/**
 * Two heads (complaint, praise) while they learn, with AdaGrad's sums of squared gradients; the last two are biases.
 */
export type Learner = { weights: Float32Array; squares: Float32Array }

const learningRate = 0.35
const firstSquare = 0.01

export function newLearner(bits: number): Learner {
  const size = 2 ** bits * 2 + 2
  return { weights: new Float32Array(size), squares: new Float32Array(size).fill(firstSquare) }
}

export function copyLearner({ weights, squares }: Learner): Learner {
  return { weights: weights.slice(), squares: squares.slice() }
}

/** AdaGrad on the logistic loss, one pass per epoch in an order drawn from `random`. Changes the learner. */
export function trainHeads(
  learner: Learner,
  texts: readonly TrainingText[],
  epochs: number,
  random: () => number,
): void {
  const order = Array.from(texts.keys())
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1))
      const held = order[at] ?? 0
      order[at] = order[other] ?? 0
      order[other] = held
    }
    for (const index of order) {
      const text = texts[index]
      if (text) learn(learner, text)
    }
  }
}

function learn({ weights, squares }: Learner, { slots, complaint, praise, importance }: TrainingText): void {
  const biasAt = weights.length - 2
  const value = featureValue(slots.length)
  let complaintSum = 0
  let praiseSum = 0
  for (let at = 0; at < slots.length; at++) {
    const slot = (slots[at] ?? 0) * 2
    complaintSum += weights[slot] ?? 0
    praiseSum += weights[slot + 1] ?? 0
  }
  const complaintError = sigmoid(complaintSum * value + (weights[biasAt] ?? 0)) - complaint
  const praiseError = sigmoid(praiseSum * value + (weights[biasAt + 1] ?? 0)) - praise
  const step = (place: number, gradient: number) => {
    const square = (squares[place] ?? 0) + gradient * gradient
    squares[place] = square
    weights[place] = (weights[place] ?? 0) - (learningRate * gradient) / Math.sqrt(square)
  }
  const complaintGradient = complaintError * value * importance
  const praiseGradient = praiseError * value * importance
  for (let at = 0; at < slots.length; at++) {
    const slot = (slots[at] ?? 0) * 2
    step(slot, complaintGradient)
    step(slot + 1, praiseGradient)
  }
  step(biasAt, complaintError * importance)
  step(biasAt + 1, praiseError * importance)
}

/** Makes the three heads of the product, `headNames`, out of three learners. */
export function quantiseHeads(learners: { complaint: Learner; praise: Learner; support: Learner }): LinearHeads {
  const parts = [
    { from: learners.complaint, offset: 0 },
    { from: learners.praise, offset: 1 },
    { from: learners.support, offset: 0 },
  ]
  const slots = (learners.complaint.weights.length - 2) / 2
  const weights = new Int8Array(slots * parts.length)
  const scales = parts.map(({ from, offset }, head) => {
    const scale = scaleOf(from.weights.subarray(0, slots * 2).filter((_, at) => at % 2 === offset))
    for (let slot = 0; slot < slots; slot++) {
      const steps = Math.round((from.weights[slot * 2 + offset] ?? 0) / scale)
      weights[slot * parts.length + head] = Math.max(-127, Math.min(127, steps))
    }
    return scale
  })
  const biases = parts.map(({ from, offset }) => from.weights[slots * 2 + offset] ?? 0)
  return { weights, scales, biases }
}

/** The largest 0.02 % of the weights are cut off so that the rest keep their precision. */
function scaleOf(weights: Float32Array): number {
  const sizes = weights.map(Math.abs).sort()
  return (sizes[Math.floor(sizes.length * 0.9998)] || 1) / 127
}

function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}
