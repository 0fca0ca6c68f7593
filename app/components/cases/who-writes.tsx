import { useReader } from '#app/components/shell/reader.tsx'
import type { T } from '#app/i18n/translate.ts'
import { urls } from '#app/views/urls.ts'

/** Who is writing an answer in this case, as the page was made; script keeps it true. */
export function WhoWrites({ caseId, names }: { caseId: string; names: readonly string[] }) {
  const { t, now } = useReader()
  return (
    <p
      className="meta-text who-writes"
      role="status"
      data-live={`writing:${caseId}`}
      data-since={now}
      data-from={urls.whoWrites(caseId)}
    >
      {writingText(t, names)}
    </p>
  )
}

/** '' for nobody. */
export function writingText(t: T, names: readonly string[]): string {
  return names.length === 0 ? '' : t('cases.page.writing', { names: new Intl.ListFormat(t.locale).format(names) })
}
