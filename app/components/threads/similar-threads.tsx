import { LinkList } from '#app/components/parts/link-list.tsx'
import { AcceptedSign } from '#app/components/parts/status-signs.tsx'
import { useReader } from '#app/components/shell/reader.tsx'

/** A thread that may answer what is being asked. */
export type SimilarThreadView = {
  id: string
  href: string
  title: string
  lang: 'ko' | 'en' | null
  answers: number
  accepted: boolean
}

/** Threads that read like the question being asked; nothing when there are none. */
export function SimilarThreads({ threads }: { threads: readonly SimilarThreadView[] }) {
  const { t, me } = useReader()
  return (
    <div id="similar-threads" aria-live="polite">
      {threads.length > 0 && (
        <section className="similar" aria-labelledby="similar">
          <h2 id="similar">{t('threads.ask.similar')}</h2>
          <SimilarList threads={threads} answeredIt={me !== null} />
          <p className="row meta-text">{t('threads.ask.goOn')}</p>
        </section>
      )}
    </div>
  )
}

/** @param answeredIt inside a form that asks: each thread has a button to say that it need not be asked any more */
export function SimilarList({
  threads,
  answeredIt = false,
}: {
  threads: readonly SimilarThreadView[]
  answeredIt?: boolean
}) {
  const { t } = useReader()
  return (
    <LinkList
      items={threads.map(({ id, href, title, lang, answers, accepted }) => ({
        href,
        text: title,
        lang,
        remark: (
          <>
            {accepted && <AcceptedSign short />} {t('parts.thread.answers', { count: answers })}{' '}
            {answeredIt && (
              <button
                className="button small"
                formAction={`/threads/${id}/answered-it`}
                formMethod="post"
                formNoValidate
                aria-label={t('threads.ask.answeredItOf', { title })}
              >
                {t('threads.ask.answeredIt')}
              </button>
            )}
          </>
        ),
      }))}
    />
  )
}
