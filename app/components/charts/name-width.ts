/** Units of a drawing that a letter takes at most, on a telephone: Hangul and other full-width letters, and the rest. */
const wide = 15.5
const narrow = 8.6

/** Room that names left of bars need, between two bounds: a name is never cut off by its bar or by the edge. */
export function nameWidthOf(names: readonly string[], { least, most }: { least: number; most: number }): number {
  const widths = names.map((name) =>
    [...name].reduce(
      (sum, letter) => sum + (/[\u1100-\u11ff\u3000-\u9fff\uac00-\ud7af\uff00-\uff60]/u.test(letter) ? wide : narrow),
      0,
    ),
  )
  return Math.min(most, Math.max(least, ...widths.map((width) => Math.ceil(width) + 12)))
}
