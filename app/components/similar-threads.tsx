import { useT } from './reader.tsx'
import { ThreadList } from './thread-row.tsx'
import type { ThreadRowView } from './thread-row.tsx'

/** Threads that read like the question being asked; nothing when there are none. */
export function SimilarThreads({ threads }: { threads: readonly ThreadRowView[] }) {
  const t = useT()
  return (
    <div aria-live="polite">
      {threads.length > 0 && (
        <section className="similar" aria-labelledby="similar">
          <h2 id="similar">{t('threads.ask.similar')}</h2>
          <ThreadList threads={threads} brief />
          <p className="meta-text">{t('threads.ask.goOn')}</p>
        </section>
      )}
    </div>
  )
}
