import { Sentence } from '#app/components/parts/sentence.tsx'
import { AcceptedSign } from '#app/components/parts/status-signs.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { Time } from '#app/components/parts/time.tsx'
import { useReader } from '#app/components/shell/reader.tsx'
import type { ThreadView } from '#app/views/thread-view.server.ts'
import { SeenBySign } from './seen-by-sign.tsx'

/** The title of a thread, and below it what it is: kind, product, when it was posted. */
export function ThreadTitle({ thread, otherText }: Pick<ThreadView, 'thread' | 'otherText'>) {
  const { t } = useReader()
  return (
    <div className="title">
      <h1 lang={useTextLang(thread.lang)}>{thread.title}</h1>
      <div className="meta">
        <SeenBySign seenBy={thread.seenBy} />
        {thread.acceptedPostId !== null && <AcceptedSign />}
        <span>{t(`threads.ask.kinds.${thread.kind}`)}</span>
        {thread.product && (
          <span>
            {thread.product.name}
            {thread.version && ` ${thread.version}`}
          </span>
        )}
        <span>
          <Sentence
            text={thread.kind === 'question' ? 'threads.show.asked' : 'threads.show.posted'}
            with={{ when: <Time at={thread.createdAt} /> }}
          />
        </span>
        {otherText && (
          <a href={otherText.href} lang={otherText.lang} hrefLang={otherText.lang}>
            {otherText.text}
          </a>
        )}
      </div>
    </div>
  )
}
