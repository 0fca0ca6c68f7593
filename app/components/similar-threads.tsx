import { LinkList } from './link-list.tsx'
import { useT } from './reader.tsx'
import { AcceptedSign } from './sign.tsx'

/** Also what `/similar` answers while a title is typed. */
export type SimilarThreadView = { id: string; href: string; title: string; lang: 'ko' | 'en' | null; answers: number; accepted: boolean }

/** Threads that read like the question being asked; nothing when there are none. */
export function SimilarThreads({ threads }: { threads: readonly SimilarThreadView[] }) {
  const t = useT()
  return (
    <div aria-live="polite">
      {threads.length > 0 && (
        <section className="similar" aria-labelledby="similar">
          <h2 id="similar">{t('threads.ask.similar')}</h2>
          <SimilarList threads={threads} />
          <p className="row meta-text">{t('threads.ask.goOn')}</p>
        </section>
      )}
    </div>
  )
}

export function SimilarList({ threads }: { threads: readonly SimilarThreadView[] }) {
  const t = useT()
  return (
    <LinkList
      items={threads.map(({ href, title, lang, answers, accepted }) => ({
        href, text: title, lang, remark: <>{accepted && <AcceptedSign short />} {t('parts.thread.answers', { count: answers })}</>,
      }))}
    />
  )
}
