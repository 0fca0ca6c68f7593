import { probability } from '#app/domain/cases/detection/score-text.ts'

export type CalibrationRow = { signals: readonly number[]; isComplaint: boolean }
export type Calibration = { intercept: number; coefficients: number[]; threshold: number }

/** The share of complaints the probabilities are meant for: roughly one post in three. */
const expectedShare = 1 / 3
/** Which way each signal may count, as in `signalNames`: a few hundred rows must not find that praise means anger. */
const signalSigns = [1, 1, -1, 1, 1, 1, -1, -1]
const ridge = 0.006
const rounds = 4000
const stepSize = 0.3

/**
 * Platt scaling over several signals: logistic regression by plain gradient descent (a few hundred rows), then the
 * lowest threshold that still reaches `precision` on these rows at the expected share.
 */
export function calibrate(rows: readonly CalibrationRow[], precision: number): Calibration {
  const complaints = rows.filter((row) => row.isComplaint).length
  const weightOf = (row: CalibrationRow) =>
    row.isComplaint ? expectedShare / complaints : (1 - expectedShare) / (rows.length - complaints)
  const size = rows[0]?.signals.length ?? 0
  const fitted = { intercept: 0, coefficients: Array.from({ length: size }, () => 0) }
  for (let round = 0; round < rounds; round++) {
    let interceptGradient = 0
    const gradients = fitted.coefficients.map((coefficient) => coefficient * ridge)
    for (const row of rows) {
      const error = (probability(row.signals, fitted) - (row.isComplaint ? 1 : 0)) * weightOf(row)
      interceptGradient += error
      for (let at = 0; at < size; at++) gradients[at] = (gradients[at] ?? 0) + error * (row.signals[at] ?? 0)
    }
    fitted.intercept -= stepSize * interceptGradient
    fitted.coefficients = fitted.coefficients.map((coefficient, at) => {
      const sign = signalSigns[at] ?? 1
      return Math.max(0, (coefficient - stepSize * (gradients[at] ?? 0)) * sign) * sign
    })
  }
  const scored = rows
    .map((row) => ({ row, score: probability(row.signals, fitted) }))
    .sort((one, other) => other.score - one.score)
  let threshold = 1
  let found = 0
  let flagged = 0
  for (const { row, score } of scored) {
    flagged += weightOf(row)
    if (row.isComplaint) found += weightOf(row)
    if (found / flagged >= precision) threshold = score
  }
  return {
    intercept: round4(fitted.intercept),
    coefficients: fitted.coefficients.map(round4),
    threshold: Math.floor(threshold * 1000) / 1000,
  }
}

function round4(value: number): number {
  return Math.round(value * 10000) / 10000
}
