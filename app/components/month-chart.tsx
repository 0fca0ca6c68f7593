import { DataTable } from './data-table.tsx'
import { useFormat, useT } from './reader.tsx'

export type MonthBar = {
  /** `2026-11`. */
  month: string
  value: number
}

const width = 720
const floor = 136
const roof = 24
const left = 44

/** Twelve months as bars, drawn on the server, with the table behind it for those who cannot see it. */
export function MonthChart({ bars }: { bars: readonly MonthBar[] }) {
  const t = useT()
  const { number, month: name } = useFormat()
  const highest = bars.reduce((best, bar) => (bar.value > best.value ? bar : best), { month: '1970-01', value: 0 })
  const top = niceTop(highest.value)
  const step = (width - left - 8) / Math.max(1, bars.length)
  const y = (value: number): number => floor - (Math.max(0, value) / top) * (floor - roof)
  return (
    <>
      <figure className="trend">
        <svg className="chart" viewBox={`0 0 ${width} 168`} role="img" aria-label={`${t('loyalty.chart.title')}. ${highest.value > 0 ? t('loyalty.chart.desc', { month: name(highest.month), max: highest.value }) : t('loyalty.chart.descNone')}`}>
          {[0, 0.5, 1].map((share) => (
            <g key={share}>
              <line x1={left} x2={width - 8} y1={y(top * share)} y2={y(top * share)} />
              <text x={left - 10} y={y(top * share) + 4} textAnchor="end">{number(Math.round(top * share))}</text>
            </g>
          ))}
          {bars.map((bar, at) => (
            <g key={bar.month}>
              <rect className="bar" x={left + 8 + at * step} y={y(bar.value)} width={Math.min(34, step - 12)} height={floor - y(bar.value)} rx={3} />
              <text className={at % 2 === 0 ? 'alt' : undefined} x={left + 8 + at * step + Math.min(34, step - 12) / 2} y={160} textAnchor="middle">{name(bar.month)}</text>
            </g>
          ))}
        </svg>
      </figure>
      <details className="fold">
        <summary>{t('loyalty.chart.table')}</summary>
        <DataTable
          caption={t('loyalty.chart.tableCaption')}
          columns={[
            { key: 'month', title: t('loyalty.chart.month'), cell: (bar: MonthBar) => name(bar.month) },
            { key: 'value', title: t('loyalty.chart.points'), figure: true, cell: (bar: MonthBar) => number(bar.value) },
          ]}
          rows={bars}
          rowKey={(bar) => bar.month}
        />
      </details>
    </>
  )
}

/** The next 1, 2 or 5 with zeros, halves included, so that the middle line is a round number too. */
function niceTop(value: number): number {
  if (value <= 10) return 10
  const power = 10 ** Math.floor(Math.log10(value))
  const found = [1, 2, 4, 6, 8, 10].find((factor) => factor * power >= value)
  return (found ?? 10) * power
}
