import { Note } from '#app/components/parts/alert.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { LegalNote } from '#app/domain/legal-requests/queries/legal-requests.server.ts'
import { urls } from '#app/views/urls.ts'

/** The way for those who have no account, beside a form for members. */
export function NoMember({ postId }: { postId: string }) {
  const t = useT()
  return (
    <p className="meta-text gap">
      {t('requests.noMember')} <a href={urls.newLegalRequest(postId)}>{t('requests.form.title')}</a>
    </p>
  )
}

/** In place of answers and comments that are out of sight after a legal request: that they are, not why. */
export function LegalNotes({ notes }: { notes: readonly LegalNote[] }) {
  const t = useT()
  const { date } = useFormat()
  return notes.map(({ postId, at, untilAt }) => (
    <div key={postId} id={`legal-${postId}`} className="gap">
      <Note icon="lock">
        {untilAt === null
          ? t('requests.public.removed', { day: date(at) })
          : t('requests.public.hidden', { day: date(at), until: date(untilAt) })}{' '}
        <a href={urls.newLegalRequest()}>{t('requests.public.more')}</a>
      </Note>
    </div>
  ))
}
