import { Alert, Note } from '#app/components/parts/alert.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { TitleLink, type TitleLinkView } from '#app/components/parts/title-link.tsx'
import { useT } from '#app/components/shell/reader.tsx'

/** Notices above a thread that is locked, closed, archived or removed. */
export function ThreadNotices({
  state,
  locked,
  closed,
  duplicateOf,
  archived,
  duplicates,
  reminded,
}: {
  state: 'visible' | 'held' | 'hidden' | 'deleted'
  locked: boolean
  /** Closed as a duplicate; `duplicateOf` null when the original may not be read. */
  closed: boolean
  duplicateOf: TitleLinkView | null
  archived: boolean
  /** Questions that were closed in favour of this one. */
  duplicates: readonly TitleLinkView[]
  /** This reader asked, has answers, and was reminded to choose. */
  reminded: boolean
}) {
  const t = useT()
  return (
    <>
      {state !== 'visible' && (
        <Alert tone="warn" title={t(state === 'hidden' ? 'threads.show.hidden' : 'threads.show.removed')}>
          {t('threads.show.removedText')}
        </Alert>
      )}
      {closed && (
        <Alert tone="info" title={t('threads.show.duplicateOf')}>
          {duplicateOf === null ? (
            t('threads.show.duplicateHidden')
          ) : (
            <Sentence text="threads.show.duplicateOfText" with={{ link: <TitleLink to={duplicateOf} /> }} />
          )}
        </Alert>
      )}
      {archived && (
        <Note tone="warn" icon="lock">
          {t('posts.show.archived')}
        </Note>
      )}
      {reminded && (
        <Alert tone="info" title={t('posts.show.reminded')}>
          {t('posts.show.remindedText')}
        </Alert>
      )}
      {duplicates.length > 0 && (
        <details className="fold">
          <summary>{t('posts.show.duplicates', { count: duplicates.length })}</summary>
          <ul className="links">
            {duplicates.map((one) => (
              <li key={one.href}>
                <TitleLink to={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {locked && !archived && (
        <Note tone="warn" icon="lock">
          {t('threads.show.locked')}
        </Note>
      )}
    </>
  )
}
