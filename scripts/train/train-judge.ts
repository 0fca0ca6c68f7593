import { type Judge, standardised } from '#app/domain/cases/detection/judge.ts'
import { seededRandom, shuffle } from './random.ts'

export type JudgedRow = { signals: readonly number[]; is: boolean; weight: number }

const units = 16
const epochs = 25
const batch = 64
const rate = 0.01
const decay = 1e-3

/** Adam on the logistic loss. */
export function trainJudge(rows: readonly JudgedRow[], seed: number): Judge {
  const size = rows[0]?.signals.length ?? 0
  const { means, deviations } = spread(rows, size)
  const inputs = rows.map(({ signals }) =>
    signals.map((one, at) => standardised(one, means[at] ?? 0, deviations[at] ?? 1)),
  )
  const random = seededRandom(seed)
  // Per unit a bias and a weight per signal; then the bias of the output, a weight per unit, and a weight per signal.
  const place = { out: units * (size + 1), direct: units * (size + 1) + units + 1 }
  const values = new Float64Array(place.direct + size)
  for (let unit = 0; unit < units; unit++) {
    for (let at = 1; at <= size; at++) values[unit * (size + 1) + at] = (random() - 0.5) * 0.6
    values[place.out + 1 + unit] = (random() - 0.5) * 0.6
  }
  const [first, second, gradient] = [values.map(() => 0), values.map(() => 0), values.map(() => 0)]
  const order = Array.from(rows.keys())
  const hidden = new Float64Array(units)
  let step = 0
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (let start = 0; start < order.length; start += batch) {
      gradient.fill(0)
      const part = order.slice(start, start + batch)
      for (const index of part) addGradient(inputs[index] ?? [], rows[index], part.length)
      step++
      descend(rate * (1 - (epoch / epochs) * 0.9))
    }
  }
  return judgeOf()

  function addGradient(input: readonly number[], row: JudgedRow | undefined, count: number): void {
    let logit = values[place.out] ?? 0
    for (let unit = 0; unit < units; unit++) {
      const base = unit * (size + 1)
      let sum = values[base] ?? 0
      for (let at = 0; at < size; at++) sum += (values[base + 1 + at] ?? 0) * (input[at] ?? 0)
      hidden[unit] = Math.tanh(sum)
      logit += (values[place.out + 1 + unit] ?? 0) * (hidden[unit] ?? 0)
    }
    for (let at = 0; at < size; at++) logit += (values[place.direct + at] ?? 0) * (input[at] ?? 0)
    const error = ((1 / (1 + Math.exp(-logit)) - (row?.is ? 1 : 0)) * (row?.weight ?? 0)) / count
    add(place.out, error)
    for (let unit = 0; unit < units; unit++) {
      const base = unit * (size + 1)
      const output = hidden[unit] ?? 0
      add(place.out + 1 + unit, error * output)
      const inner = error * (values[place.out + 1 + unit] ?? 0) * (1 - output * output)
      add(base, inner)
      for (let at = 0; at < size; at++) add(base + 1 + at, inner * (input[at] ?? 0))
    }
    for (let at = 0; at < size; at++) add(place.direct + at, error * (input[at] ?? 0))
  }

  function add(at: number, amount: number): void {
    gradient[at] = (gradient[at] ?? 0) + amount
  }

  function descend(rateNow: number): void {
    const [firstLeft, secondLeft] = [1 - 0.9 ** step, 1 - 0.999 ** step]
    for (let at = 0; at < values.length; at++) {
      const slope = (gradient[at] ?? 0) + decay * (values[at] ?? 0)
      first[at] = 0.9 * (first[at] ?? 0) + 0.1 * slope
      second[at] = 0.999 * (second[at] ?? 0) + 0.001 * slope * slope
      values[at] =
        (values[at] ?? 0) -
        (rateNow * ((first[at] ?? 0) / firstLeft)) / (Math.sqrt((second[at] ?? 0) / secondLeft) + 1e-8)
    }
  }

  function judgeOf(): Judge {
    const rounded = Array.from(values, round)
    return {
      means: means.map(round),
      deviations: deviations.map(round),
      hidden: Array.from({ length: units }, (_, unit) => rounded.slice(unit * (size + 1), (unit + 1) * (size + 1))),
      out: rounded.slice(place.out, place.direct),
      direct: rounded.slice(place.direct),
    }
  }
}

function spread(rows: readonly JudgedRow[], size: number): { means: number[]; deviations: number[] } {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  const signals = Array.from({ length: size }, (_, at) => at)
  const means = signals.map(
    (at) => rows.reduce((sum, { signals: row, weight }) => sum + weight * (row[at] ?? 0), 0) / total,
  )
  const deviations = signals.map((at) => {
    const squares = rows.reduce(
      (sum, { signals: row, weight }) => sum + weight * ((row[at] ?? 0) - (means[at] ?? 0)) ** 2,
      0,
    )
    return Math.sqrt(squares / total) || 1
  })
  return { means, deviations }
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
