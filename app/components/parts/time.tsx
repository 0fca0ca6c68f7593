import { useFormat } from '#app/components/shell/reader.tsx'
import { renderedLate } from '#app/html/kept.ts'

type Form = 'relative' | 'moment' | 'day' | 'time' | 'date'

/**
 * An instant in the reader's words with the exact time on hover. `moment` adds the clock in the last week; `day` is
 * without the clock, `time` only the clock, for places that already say which day.
 */
export const Time = renderedLate(({ at, form = 'relative' }: { at: string; form?: Form }) => {
  const format = useFormat()
  const text = {
    relative: () => format.relative(at, format.now),
    moment: () => format.moment(at, format.now),
    day: () => format.day(at, format.now),
    time: () => format.time(at),
    date: () => format.date(at),
  }[form]()
  return (
    <time dateTime={at} title={format.exact(at)} data-relative={form === 'relative' || undefined}>
      {text}
    </time>
  )
})
