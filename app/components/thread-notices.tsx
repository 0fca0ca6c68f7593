import { Link } from '@remix-run/react'
import { Alert, Note } from './alert.tsx'
import { useT } from './reader.tsx'
import { Say } from './say.tsx'

/** What stands above a thread that is not open as usual. */
export function ThreadNotices({ state, locked, closed, duplicateOf }: {
  state: 'visible' | 'held' | 'hidden' | 'deleted'
  locked: boolean
  /** Closed as a duplicate; `duplicateOf` null when the original may not be read. */
  closed: boolean
  duplicateOf: { title: string; href: string } | null
}) {
  const t = useT()
  return (
    <>
      {state !== 'visible' && <Alert tone="warn" title={t('threads.show.removed')}>{t('threads.show.removedText')}</Alert>}
      {closed && (
        <Alert tone="info" title={t('threads.show.duplicateOf')}>
          {duplicateOf === null
            ? t('threads.show.duplicateHidden')
            : <Say text="threads.show.duplicateOfText" with={{ link: <Link to={duplicateOf.href}>{duplicateOf.title}</Link> }} />}
        </Alert>
      )}
      {locked && <Note tone="warn" icon="lock">{t('threads.show.locked')}</Note>}
    </>
  )
}
