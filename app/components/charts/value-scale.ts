import { scaleLinear } from 'd3-scale'

/**
 * A scale over these values that begins at 0 (or below it, when a value is), ends at a round number and has a few round
 * lines.
 * @param range where the lowest and the highest value lie in the drawing
 * @param whole true where halves make no sense: members, points
 */
export function valueScale(
  values: readonly number[],
  range: readonly [number, number],
  { whole = true }: { whole?: boolean } = {},
): { at: (value: number) => number; ticks: number[] } {
  const lowest = Math.min(0, ...values)
  const highest = Math.max(0, ...values)
  // Nothing to show still has an axis: up to 10, as the smallest that looks like one.
  const scale = scaleLinear()
    .domain([lowest, highest > lowest ? highest : 10])
    .range([...range])
    .nice(3)
  const ticks = scale.ticks(3)
  return {
    at: (value) => Math.round((scale(value) ?? 0) * 100) / 100,
    ticks: whole ? ticks.filter(Number.isInteger) : ticks,
  }
}
