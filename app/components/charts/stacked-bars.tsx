import { ChartFrame, half } from './chart-frame.tsx'
import { nameWidthOf } from './name-width.ts'
import { valueScale } from './value-scale.ts'

/** What a bar is made of; `look` is its class in the drawing. */
export type Part = { key: string; title: string; look: 'bar' | 'two' | 'kept' | 'missed' | 'late' | 'yet' }
export type StackedRow = {
  key: string
  name: string
  /** By part, in their order. */
  values: readonly number[]
  /** Behind the bar: a share, a sum. */
  note: string
}

const rowHeight = 38
const noteWidth = 60

/**
 * Bars lying below each other, each made of the same parts, with a legend. `whole` lets every bar fill the width: its
 * parts are shares.
 *
 * @param name what it shows and its main finding; read aloud in place of the drawing
 */
export function StackedBars({
  name,
  caption,
  nameTitle,
  noteTitle,
  parts,
  rows,
  whole = false,
  format,
}: {
  name: string
  caption: string
  nameTitle: string
  noteTitle: string
  parts: readonly Part[]
  rows: readonly StackedRow[]
  whole?: boolean
  format: (value: number) => string
}) {
  const sum = (row: StackedRow): number => row.values.reduce((total, value) => total + value, 0)
  const nameWidth = nameWidthOf(
    rows.map((row) => row.name),
    { least: 110, most: half / 2 },
  )
  const room = half - nameWidth - noteWidth
  const { at } = valueScale(rows.map(sum), [0, room])
  const length = (row: StackedRow, value: number): number =>
    whole ? (sum(row) === 0 ? 0 : (value / sum(row)) * room) : at(value)
  return (
    <ChartFrame
      name={name}
      caption={caption}
      rows={rows}
      rowKey={(row) => row.key}
      width={half}
      height={rows.length * rowHeight + 4}
      legend={
        <p className="legend">
          {parts.map((part) => (
            <span key={part.key}>
              <svg className="chart" viewBox="0 0 14 14" width="12" height="12" aria-hidden="true">
                <rect className={part.look} x="1" y="1" width="12" height="12" />
              </svg>
              {part.title}
            </span>
          ))}
        </p>
      }
      columns={[
        { key: 'name', title: nameTitle, cell: (row) => row.name },
        ...parts.map((part, place) => ({
          key: part.key,
          title: part.title,
          figure: true,
          cell: (row: StackedRow) => format(row.values[place] ?? 0),
        })),
        { key: 'note', title: noteTitle, figure: true, cell: (row: StackedRow) => row.note },
      ]}
    >
      {rows.map((row, place) => {
        const top = place * rowHeight + 4
        const begins = row.values.map((_, at_) =>
          row.values.slice(0, at_).reduce((total, value) => total + length(row, value), 0),
        )
        return (
          <g key={row.key}>
            <text className="name" x={0} y={top + 18}>
              {row.name}
            </text>
            {parts.map((part, at_) => {
              const width = length(row, row.values[at_] ?? 0)
              return width === 0 ? null : (
                <rect
                  key={part.key}
                  className={part.look}
                  x={nameWidth + (begins[at_] ?? 0)}
                  y={top}
                  // A hair between the parts, but never so much that a small part is gone.
                  width={Math.max(1.5, width - 1.5)}
                  height={26}
                />
              )
            })}
            <text
              className="value"
              x={nameWidth + (begins.at(-1) ?? 0) + length(row, row.values.at(-1) ?? 0) + 10}
              y={top + 18}
            >
              {row.note}
            </text>
          </g>
        )
      })}
    </ChartFrame>
  )
}
