import { DataTable } from '#app/components/parts/data-table.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'

export type CalendarView = {
  weeks: readonly (readonly { day: string; count: number; level: number }[])[]
  months: readonly { month: string; count: number }[]
  total: number
  activeDays: number
}

const cell = 13
const head = 20

/** Twelve months of days as squares, drawn on the server, with the months as a table behind them. */
export function ActivityCalendar({ calendar }: { calendar: CalendarView }) {
  const t = useT()
  const { number, month: monthName } = useFormat()
  const { weeks, months, total, activeDays } = calendar
  const firstRow = 7 - (weeks[0]?.length ?? 7)
  const summary = t('accounts.calendar.summary', { count: total, days: number(activeDays) })
  return (
    <>
      <p className="meta-text">{summary}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard */}
      <div className="scroll" tabIndex={0} role="region" aria-label={summary}>
        <svg
          className="calendar"
          viewBox={`0 0 ${weeks.length * cell} ${head + 7 * cell}`}
          role="img"
          aria-label={`${t('accounts.calendar.title')}. ${summary}`}
        >
          {weeks.map((week, x) => {
            const begins = week.find(({ day }) => day.endsWith('-01'))
            return (
              <g key={week[0]?.day}>
                {begins && x < weeks.length - 1 && (
                  <text x={x * cell} y={13}>
                    {monthName(begins.day.slice(0, 7))}
                  </text>
                )}
                {week.map(({ day, count, level }, at) => (
                  <rect
                    key={day}
                    className={`day-${level}`}
                    x={x * cell + 1}
                    y={head + (x === 0 ? firstRow + at : at) * cell}
                    width={cell - 2}
                    height={cell - 2}
                    rx={2}
                  >
                    <title>{t('accounts.calendar.day', { day, count })}</title>
                  </rect>
                ))}
              </g>
            )
          })}
        </svg>
      </div>
      <details className="fold">
        <summary>{t('accounts.calendar.table')}</summary>
        <DataTable
          caption={t('accounts.calendar.table')}
          columns={[
            {
              key: 'month',
              title: t('accounts.calendar.month'),
              cell: (row: { month: string; count: number }) => `${row.month.slice(0, 4)} ${monthName(row.month)}`,
            },
            {
              key: 'count',
              title: t('accounts.calendar.posts'),
              figure: true,
              cell: (row: { month: string; count: number }) => number(row.count),
            },
          ]}
          rows={months}
          rowKey={(row) => row.month}
        />
      </details>
    </>
  )
}
