export type Judged = { score: number; is: boolean }

/** The chance that a complaint scores above another text (ties count half); null without one of the two. */
export function areaUnderCurve(judged: readonly Judged[]): number | null {
  const sorted = judged.toSorted((one, other) => one.score - other.score)
  const complaints = sorted.filter(({ is }) => is).length
  const others = sorted.length - complaints
  if (complaints === 0 || others === 0) return null
  let ranks = 0
  for (let from = 0; from < sorted.length;) {
    let to = from
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) to++
    // Ties share the mean of their ranks, which count from 1.
    for (let at = from; at < to; at++) if (sorted[at]?.is === true) ranks += (from + to + 1) / 2
    from = to
  }
  return (ranks - (complaints * (complaints + 1)) / 2) / (complaints * others)
}

/** Mean distance between what was said and what was so, over ten bands of the score, 0..1: 0 is calibrated. */
export function calibrationError(judged: readonly Judged[]): number {
  const bands = Array.from({ length: 10 }, () => ({ count: 0, said: 0, so: 0 }))
  for (const { score, is } of judged) {
    const band = bands[Math.min(9, Math.floor(score * 10))]
    if (band === undefined) continue
    band.count++
    band.said += score
    if (is) band.so++
  }
  return bands.reduce((sum, { said, so }) => sum + Math.abs(said - so), 0) / Math.max(judged.length, 1)
}

/** Null when there is nothing to take a share of. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1000) / 1000
}
