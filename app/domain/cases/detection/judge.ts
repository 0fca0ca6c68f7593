/**
 * A small network over the signals of a text: standardised, one hidden layer (tanh), and a straight way around it.
 * `hidden`: per unit its bias, then a weight per signal; `out`: the bias, then a weight per unit; `direct`: per signal.
 */
export type Judge = {
  means: readonly number[]
  deviations: readonly number[]
  hidden: readonly (readonly number[])[]
  out: readonly number[]
  direct: readonly number[]
}

const farthest = 4

/** The logit that the text is a complaint: the mean of the judges, who began from other seeds. */
export function judgeSignals(signals: readonly number[], judges: readonly Judge[]): number {
  return judges.reduce((sum, judge) => sum + judgement(signals, judge).logit, 0) / judges.length
}

/** How much the logit grows with each signal at this text, so that what the heads say can be put down to words. */
export function influences(signals: readonly number[], judges: readonly Judge[]): number[] {
  const sums = signals.map(() => 0)
  for (const judge of judges) {
    const { units } = judgement(signals, judge)
    for (const at of sums.keys()) {
      const through = units.reduce(
        (sum, unit, index) =>
          sum + (judge.out[index + 1] ?? 0) * (1 - unit * unit) * (judge.hidden[index]?.[at + 1] ?? 0),
        judge.direct[at] ?? 0,
      )
      sums[at] = (sums[at] ?? 0) + through / (judge.deviations[at] ?? 1) / judges.length
    }
  }
  return sums
}

/** A signal as the network sees it: in deviations from the mean, cut off far out. */
export function standardised(signal: number, mean: number, deviation: number): number {
  return Math.max(-farthest, Math.min(farthest, (signal - mean) / deviation))
}

function judgement(signals: readonly number[], { means, deviations, hidden, out, direct }: Judge) {
  const seen = signals.map((signal, at) => standardised(signal, means[at] ?? 0, deviations[at] ?? 1))
  const units = hidden.map((weights) =>
    Math.tanh(seen.reduce((sum, value, at) => sum + value * (weights[at + 1] ?? 0), weights[0] ?? 0)),
  )
  const straight = seen.reduce((sum, value, at) => sum + value * (direct[at] ?? 0), out[0] ?? 0)
  return { units, logit: units.reduce((sum, unit, at) => sum + unit * (out[at + 1] ?? 0), straight) }
}
