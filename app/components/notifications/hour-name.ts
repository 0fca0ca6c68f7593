import { useReader } from '#app/components/shell/reader.tsx'
import { formatFor } from '#app/i18n/format.ts'

/** An hour of the day as the reader's language says it, whatever the time zone: 22 → `10:00 PM`, `오후 10:00`. */
export function useHourName(): (hour: number) => string {
  const { locale } = useReader()
  const { time } = formatFor(locale, 'UTC')
  return (hour) => time(`2026-01-01T${String(hour).padStart(2, '0')}:00:00.000Z`)
}
