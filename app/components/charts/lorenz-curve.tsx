import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { ChartFrame, drawing, ValueLines } from './chart-frame.tsx'

export type Curve = {
  key: string
  /** Printed beside its stroke in the corner and heads a column of the table. */
  name: string
  /** Parts of everything at equal steps of the people, from 0 to 1. */
  parts: readonly number[]
}

const height = 344
const floor = 284
const tones = ['', 'second', 'third'] as const
const ends = [0, 0.25, 0.5, 0.75, 1]

/**
 * What part of everything the poorest part of the people has: the closer a curve is to the straight line, the more
 * evenly it is spread. Up to three curves with the same steps, which differ in stroke as well as in colour.
 *
 *     <LorenzCurve name="…" caption="…" peopleTitle="People" shareTitle="Share" curves={[{ key: 'points', name: 'Points', parts: [0, 0.1,
 * 1] }]} format={percent} />
 *
 * @param name what it shows and its main finding; read aloud in place of the drawing
 * @param format of a part: `40%` of 0.4
 */
export function LorenzCurve({
  name,
  caption,
  peopleTitle,
  shareTitle,
  curves,
  format,
}: {
  name: string
  caption: string
  /** What is along the foot and what is along the side. */
  peopleTitle: string
  shareTitle: string
  curves: readonly Curve[]
  format: (part: number) => string
}) {
  const x = scaleLinear()
    .domain([0, 1])
    .range([drawing.left + 16, drawing.width - drawing.right - 16])
  const y = scaleLinear().domain([0, 1]).range([floor, drawing.roof])
  const at = (scaled: number): number => Math.round(scaled * 10) / 10
  const path = line<number>()
    .x((_part, step, all) => x(step / (all.length - 1)))
    .y((part) => y(part))
    .digits(1)
  const steps = (curves[0]?.parts.length ?? 1) - 1
  const rows = Array.from({ length: steps }, (_, step) => ({ step: step + 1 }))
  return (
    <ChartFrame
      name={name}
      caption={caption}
      height={height}
      rows={rows}
      rowKey={(row) => String(row.step)}
      columns={[
        { key: 'people', title: peopleTitle, cell: (row) => format(row.step / steps) },
        ...curves.map((curve) => ({
          key: curve.key,
          title: curve.name,
          figure: true,
          cell: (row: { step: number }) => format(curve.parts[row.step] ?? 0),
        })),
      ]}
    >
      <ValueLines title={shareTitle} ticks={ends} y={(part) => at(y(part))} format={format} />
      {curves.map((curve, place) => (
        <g key={curve.key}>
          <path className={`line ${tones[place] ?? ''}`.trim()} d={path([...curve.parts]) ?? undefined} />
          <path
            className={`line ${tones[place] ?? ''}`.trim()}
            d={`M${drawing.left + 32},${drawing.roof + 26 + place * 30}h36`}
          />
          <text className="value" x={drawing.left + 80} y={drawing.roof + 31 + place * 30}>
            {curve.name}
          </text>
        </g>
      ))}
      {ends.map((part) => (
        <text key={part} x={at(x(part))} y={height - 34} textAnchor="middle">
          {format(part)}
        </text>
      ))}
      <text x={drawing.width - drawing.right} y={height - 8} textAnchor="end">
        {peopleTitle}
      </text>
    </ChartFrame>
  )
}
