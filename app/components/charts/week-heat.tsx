import { useFormat, useReader, useT } from '#app/components/shell/reader.tsx'

/**
 * Counts by weekday and two hours as a table whose cells are shaded: the drawing and its figures are one.
 *
 * @param table by weekday, Monday first, then by two hours
 */
export function WeekHeat({ caption, table }: { caption: string; table: readonly (readonly number[])[] }) {
  const t = useT()
  const { number } = useFormat()
  const { locale } = useReader()
  const highest = Math.max(1, ...table.flat())
  const hours = Array.from({ length: 12 }, (_, at) => at)
  return (
    <table className="heat">
      <caption className="said-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('reports.hours')}</th>
          {weekdays(locale).map((day) => (
            <th scope="col" key={day}>
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hours.map((at) => (
          <tr key={at}>
            <th scope="row">{`${String(at * 2)}–${String(at * 2 + 2)}`}</th>
            {table.map((day, place) => {
              const count = day[at] ?? 0
              return (
                <td key={place} className={`shade-${String(Math.ceil((count / highest) * 4))}`}>
                  {count === 0 ? <span className="said-only">0</span> : number(count)}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Short names of the days, Monday first. */
function weekdays(locale: string): string[] {
  const names = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  // The first of June 2026 is a Monday.
  return Array.from({ length: 7 }, (_, day) => names.format(Date.UTC(2026, 5, 1 + day)))
}
