import { SideSection } from '#app/components/parts/section.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { ThreadView } from '#app/views/thread-view.server.ts'
import { urls } from '#app/views/urls.ts'
import { KindForm } from './kind-form.tsx'
import { SimilarList } from './similar-threads.tsx'
import { ThreadModeration } from './thread-moderation.tsx'
import type { WriteResult } from './write-forms.tsx'

/** Beside a thread: similar ones, the way to ask, and what moderators may do with it. */
export function ThreadSide({ page, result }: { page: ThreadView; result: WriteResult }) {
  const { t } = useReader()
  const { similar, allowed, kind, place } = page
  return (
    <>
      {similar.length > 0 && (
        <SideSection title={t('threads.show.similar')}>
          <SimilarList threads={similar} />
        </SideSection>
      )}
      <p className="row">
        <a className="button" href={urls.ask()}>
          {t('threads.list.ask')}
        </a>
      </p>
      {kind && (
        <SideSection title={t('catalogue.kind.kind')}>
          <KindForm kind={kind.kind} undo={kind.undo} result={result} />
        </SideSection>
      )}
      <ThreadModeration allowed={allowed} place={place} result={result} />
    </>
  )
}
