import { Section } from '#app/components/parts/section.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { urls } from '#app/views/urls.ts'

/** Taking a copy of one's data and deleting the account: open to everybody, whatever sanctions say. */
export function LeavingLinks() {
  const t = useT()
  return (
    <Section title={t('leaving.settings.title')}>
      <p>{t('leaving.settings.text')}</p>
      <p className="row">
        <a href={urls.myExport()}>{t('leaving.settings.export')}</a>
        <a href="/me/leave">{t('leaving.settings.leave')}</a>
      </p>
    </Section>
  )
}
