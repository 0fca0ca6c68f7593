import type { ReactNode } from 'react'
import { DataTable, type Column } from '#app/components/parts/data-table.tsx'
import { useT } from '#app/components/shell/reader.tsx'

/** Inner size of a drawing in units of its view box; it scales with its column. */
export const drawing = { width: 720, height: 168, left: 44, right: 8, roof: 24, floor: 136 } as const
/** Width of a drawing in a column of half the page. */
export const half = 480

/**
 * A drawing made on the server with the same figures as a table behind it: the drawing is one picture with a name, the
 * table is for readers who want the figures.
 *
 * @param name says what the drawing shows and its main finding, in one or two sentences: it is read aloud instead of it
 * @param caption of the table
 * @param width, height of the view box; `half` wide where two drawings stand side by side, so that letters keep their size
 * @param legend between the drawing and the table
 */
export function ChartFrame<Row>({
  name,
  caption,
  columns,
  rows,
  rowKey,
  width = drawing.width,
  height = drawing.height,
  legend,
  children,
}: {
  name: string
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  width?: number
  height?: number
  legend?: ReactNode
  children: ReactNode
}) {
  const t = useT()
  return (
    <>
      <figure className="trend">
        <svg
          className={width === half ? 'chart half' : 'chart'}
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={name}
        >
          {children}
        </svg>
      </figure>
      {legend}
      <details className="fold">
        <summary>{t('parts.chart.table')}</summary>
        <DataTable caption={caption} columns={columns} rows={rows} rowKey={rowKey} />
      </details>
    </>
  )
}

/**
 * Lines across with their values at the left, and above them what the values are (`title`). `ticks` come from the scale,
 * `y` gives a value's height.
 */
export function ValueLines({
  ticks,
  y,
  format,
  title,
}: {
  title: string
  ticks: readonly number[]
  y: (value: number) => number
  format: (value: number) => string
}) {
  return (
    <>
      <text x={0} y={drawing.roof - 12}>
        {title}
      </text>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={drawing.left} x2={drawing.width - drawing.right} y1={y(tick)} y2={y(tick)} />
          <text x={drawing.left - 10} y={y(tick) + 4} textAnchor="end">
            {format(tick)}
          </text>
        </g>
      ))}
    </>
  )
}
