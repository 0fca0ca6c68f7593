import { Note } from '#app/components/parts/alert.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { LegalNote } from '#app/domain/legal-requests/queries/legal-requests.server.ts'
import { urls } from '#app/views/urls.ts'

/** The way for those who have no account, beside a form for members. @param about address on this site */
export function NoMember({ about }: { about: string }) {
  const t = useT()
  return (
    <p className="meta-text gap">
      {t('requests.noMember')} <a href={urls.newLegalRequest(about)}>{t('requests.form.title')}</a>
    </p>
  )
}

/** In place of what is out of sight after a legal request: that it is, not why. */
export function LegalNotes({ notes }: { notes: readonly LegalNote[] }) {
  const t = useT()
  const { date } = useFormat()
  return notes.map(({ type, id, at, untilAt }) => (
    <div key={id} id={`legal-${id}`} className="gap">
      <Note icon="lock">
        {untilAt === null
          ? t(`requests.public.${type}.removed`, { day: date(at) })
          : t(`requests.public.${type}.hidden`, { day: date(at), until: date(untilAt) })}{' '}
        <a href={urls.newLegalRequest()}>{t('requests.public.more')}</a>
      </Note>
    </div>
  ))
}
