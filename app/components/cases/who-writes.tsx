import { useReader } from '#app/components/shell/reader.tsx'
import type { Presence } from '#app/domain/cases/queries/presence.server.ts'
import type { T } from '#app/i18n/translate.ts'
import { urls } from '#app/views/urls.ts'

/** Who else writes in this case and who has it open, as the page was made; script keeps it true. */
export function WhoWrites({ caseId, here }: { caseId: string; here: Presence }) {
  const { t, now } = useReader()
  return (
    <p
      className={here.writing.length > 0 ? 'who-writes busy' : 'who-writes'}
      role="status"
      data-live={`writing:${caseId}`}
      data-since={now}
      data-from={urls.whoWrites(caseId)}
    >
      {presenceText(t, here)}
    </p>
  )
}

/** '' for nobody. */
export function presenceText(t: T, { writing, reading }: Presence): string {
  const names = (some: readonly string[]): string => new Intl.ListFormat(t.locale).format(some)
  return [
    writing.length > 0 ? t('cases.page.writing', { names: names(writing) }) : '',
    reading.length > 0 ? t('cases.page.reading', { names: names(reading) }) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}
