import { scalePoint } from 'd3-scale'
import { line } from 'd3-shape'
import { ChartFrame, drawing, ValueLines } from './chart-frame.tsx'
import { valueScale } from './value-scale.ts'

export type LineSeries = {
  key: string
  /** Printed at the end of the line and heads a column of the table. */
  name: string
  /** One per point of `points`; `null` where nothing is known: the line has a gap there. */
  values: readonly (number | null)[]
}

const tones = ['', 'second', 'third'] as const

/**
 * How something went over time, up to three lines that differ in stroke as well as in colour: Gini by month, response
 * time by segment.
 *
 *     <LineChart name="…" caption="…" pointTitle="Month" points={[{ key: '2026-11', name: 'Nov' }]} series={[{ key:
 * 'all', name: 'Everybody', values: [0.61] }]} format={…} whole={false} />
 *
 * @param name what it shows and its main finding; read aloud in place of the drawing
 * @param whole false where values have parts: shares, hours
 */
export function LineChart({
  name,
  caption,
  pointTitle,
  points,
  series,
  format,
  whole = true,
}: {
  name: string
  caption: string
  pointTitle: string
  points: readonly { key: string; name: string }[]
  series: readonly LineSeries[]
  format: (value: number) => string
  whole?: boolean
}) {
  const { at: y, ticks } = valueScale(
    series.flatMap((one) => one.values.filter((value) => value !== null)),
    [drawing.floor, drawing.roof],
    { whole },
  )
  // Room at the right for the names of the lines.
  const end = drawing.width - (series.length > 1 ? 120 : drawing.right + 16)
  const x = scalePoint()
    .domain(points.map((point) => point.key))
    .range([drawing.left + 16, end])
  const placeOf = (at: number): number => Math.round(x(points[at]?.key ?? '') ?? 0)
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_value, at) => placeOf(at))
    .y((value) => y(value ?? 0))
    .digits(1)
  const rows = points.map((point, at) => ({ ...point, at }))
  const step = Math.ceil(points.length / 12)
  return (
    <ChartFrame
      name={name}
      caption={caption}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: 'point', title: pointTitle, cell: (row) => row.name },
        ...series.map((one) => ({
          key: one.key,
          title: one.name,
          figure: true,
          cell: (row: { at: number }) => valueText(one.values[row.at]),
        })),
      ]}
    >
      <ValueLines title={series.length === 1 ? (series[0]?.name ?? '') : caption} ticks={ticks} y={y} format={format} />
      {series.map((one, place) => {
        const tone = tones[place] ?? ''
        const last = one.values.findLastIndex((value) => value !== null)
        return (
          <g key={one.key}>
            <path className={`line ${tone}`.trim()} d={path(one.values) ?? undefined} />
            {one.values.map(
              (value, at) =>
                value !== null && (
                  <circle
                    key={points[at]?.key ?? at}
                    className={`dot ${tone}`.trim()}
                    cx={placeOf(at)}
                    cy={y(value)}
                    r={3}
                  />
                ),
            )}
            {series.length > 1 && last >= 0 && (
              <text className="value" x={placeOf(last) + 10} y={y(one.values[last] ?? 0) + 4}>
                {one.name}
              </text>
            )}
          </g>
        )
      })}
      {points.map(
        (point, at) =>
          at % step === 0 && (
            <text
              key={point.key}
              className={(at / step) % 2 === 1 ? 'alt' : undefined}
              x={placeOf(at)}
              y={160}
              textAnchor="middle"
            >
              {point.name}
            </text>
          ),
      )}
    </ChartFrame>
  )

  function valueText(value: number | null | undefined): string | null {
    return value === null || value === undefined ? null : format(value)
  }
}
