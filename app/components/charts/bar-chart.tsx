import { scaleBand } from 'd3-scale'
import { ChartFrame, drawing, ValueLines } from './chart-frame.tsx'
import { valueScale } from './value-scale.ts'

export type Bar = {
  key: string
  /** Under the bar and in the table: short, `Nov`, `11월`. */
  name: string
  value: number
  /** What comes on top of `value` and is not certain yet, drawn dashed: pending points. */
  part?: number
  /** A word above the bar: why it is high. */
  mark?: string
}

/**
 * Upright bars side by side, for periods in their order: points per month, answers per week. At most about 14 bars.
 *
 *     <BarChart name="Points of twelve months. November was the highest with 85." caption="Points by month"
 *       nameTitle="Month" valueTitle="Points" bars={[{ key: '2026-11', name: 'Nov', value: 60, part: 25 }]}
 * format={number} />
 *
 * @param name what it shows and its main finding; read aloud in place of the drawing
 * @param caption of the table behind it · `nameTitle`, `valueTitle`, `partTitle` head its columns
 * @param format values as text in the reader's language
 */
export function BarChart({
  name,
  caption,
  nameTitle,
  valueTitle,
  partTitle,
  bars,
  format,
}: {
  name: string
  caption: string
  nameTitle: string
  valueTitle: string
  /** Needed where a bar has a `part`. */
  partTitle?: string
  bars: readonly Bar[]
  format: (value: number) => string
}) {
  const { at: y, ticks } = valueScale(
    bars.map((bar) => Math.max(bar.value, bar.value + (bar.part ?? 0))),
    [drawing.floor, drawing.roof],
  )
  const band = scaleBand()
    .domain(bars.map((bar) => bar.key))
    .range([drawing.left, drawing.width - drawing.right])
    .paddingInner(0.35)
    .paddingOuter(0.2)
  const width = Math.min(34, Math.round(band.bandwidth()))
  return (
    <ChartFrame
      name={name}
      caption={caption}
      rows={bars}
      rowKey={(bar) => bar.key}
      columns={[
        { key: 'name', title: nameTitle, cell: (bar) => bar.name },
        { key: 'value', title: valueTitle, figure: true, cell: (bar) => format(bar.value) },
        ...(partTitle === undefined
          ? []
          : [{ key: 'part', title: partTitle, figure: true, cell: (bar: Bar) => format(bar.part ?? 0) }]),
      ]}
    >
      <ValueLines title={valueTitle} ticks={ticks} y={y} format={format} />
      {bars.map((bar, place) => {
        const middle = Math.round((band(bar.key) ?? 0) + band.bandwidth() / 2)
        const top = y(Math.max(0, bar.value))
        const whole = y(Math.max(0, bar.value) + (bar.part ?? 0))
        return (
          <g key={bar.key}>
            {(bar.part ?? 0) > 0 && (
              <rect className="bar part" x={middle - width / 2} y={whole} width={width} height={top - whole} rx={3} />
            )}
            <rect
              className={bar.value < 0 ? 'bar loss' : 'bar'}
              x={middle - width / 2}
              y={bar.value < 0 ? y(0) : top}
              width={width}
              height={Math.abs(y(bar.value) - y(0))}
              rx={3}
            />
            {bar.mark !== undefined && (
              <text className="value" x={middle} y={Math.min(top, whole) - 8} textAnchor="middle">
                {bar.mark}
              </text>
            )}
            {/* Every second name makes room on a telephone, where the letters are larger. */}
            <text className={place % 2 === 0 ? 'alt' : undefined} x={middle} y={160} textAnchor="middle">
              {bar.name}
            </text>
          </g>
        )
      })}
    </ChartFrame>
  )
}
