import type { ReactNode } from 'react'
import { Icon } from '#app/components/parts/icon.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { StaffAnsweredSign } from '#app/components/parts/status-signs.tsx'
import { TagList, type TagView } from '#app/components/parts/tag-list.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { Time } from '#app/components/parts/time.tsx'
import type { Tone } from '#app/components/parts/tone.ts'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { SeenBy } from '#app/domain/access/area.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { SeenBySign } from './seen-by-sign.tsx'

export type ThreadRowView = {
  id: string
  href: string
  /** Plain text, or with what was searched for marked. */
  title: ReactNode
  /** Language of title and excerpt; `null` when unknown. */
  lang: Locale | null
  excerpt: ReactNode
  kind: 'question' | 'discussion' | 'idea' | 'announcement'
  category: { name: string; href: string } | null
  tags: readonly TagView[]
  /** Answers of a question, replies of anything else. */
  answers: number
  accepted: boolean
  staffAnswered: boolean
  /** A state in words: locked, duplicate, planned. */
  status?: { text: string; tone: Tone } | null
  votes: number
  meToo: number
  lastAt: string
  /** `null` for a former member. */
  lastBy: string | null
  /** Pinned: it is shown on top. */
  pinned?: boolean
  /** Whom its private area is for; null or left out: everybody. */
  seenBy?: SeenBy | null
  /** What is new to the reader. */
  unread?: UnreadView | null
}

/** `count` null: not counted. `href` leads to the first of the new posts. */
export type UnreadView = { what: 'thread' } | { what: 'posts'; count: number | null; href: string }

/**
 * A list of threads. `actions`: what can be done with a row. `brief` has no excerpt and no column of last activity: for
 * side lists and the front page.
 */
export function ThreadList({
  threads,
  brief,
  actions,
}: {
  threads: readonly ThreadRowView[]
  brief?: boolean
  actions?: (thread: ThreadRowView) => ReactNode
}) {
  return (
    <ol className={brief ? 'threads brief' : 'threads'}>
      {threads.map((thread) => (
        <ThreadRow key={thread.id} thread={thread} brief={brief} actions={actions?.(thread)} />
      ))}
    </ol>
  )
}

export function ThreadRow({ thread, brief, actions }: { thread: ThreadRowView; brief?: boolean; actions?: ReactNode }) {
  const t = useT()
  const lang = useTextLang(thread.lang)
  const last = (
    <>
      <Time at={thread.lastAt} />
      <bdi>{thread.lastBy ?? t('parts.people.deleted')}</bdi>
    </>
  )
  return (
    <li>
      <Tally thread={thread} />
      <div>
        <h3>
          <a href={thread.href} lang={lang}>
            {thread.title}
          </a>
        </h3>
        {!brief && thread.excerpt && (
          <p className="said" lang={lang}>
            {thread.excerpt}
          </p>
        )}
        <div className="meta">
          {thread.pinned && <Label icon="up">{t('threads.status.pinned')}</Label>}
          {thread.unread && <UnreadSign unread={thread.unread} />}
          {thread.status && <Label tone={thread.status.tone}>{thread.status.text}</Label>}
          {thread.staffAnswered && <StaffAnsweredSign />}
          <SeenBySign seenBy={thread.seenBy ?? null} />
          {thread.category && <a href={thread.category.href}>{thread.category.name}</a>}
          {!brief && <TagList tags={thread.tags} />}
          {thread.votes !== 0 && <span>{t('parts.thread.votes', { count: thread.votes })}</span>}
          {thread.meToo > 0 && <span>{t('parts.thread.meTooCount', { count: thread.meToo })}</span>}
          {brief && last}
          {actions}
        </div>
      </div>
      {!brief && <p className="last">{last}</p>}
    </li>
  )
}

/** A word with the dot, so that the colour is not all there is. */
function UnreadSign({ unread }: { unread: UnreadView }) {
  const t = useT()
  if (unread.what === 'thread') return <span className="label new">{t('following.read.newThread')}</span>
  const words =
    unread.count === null ? t('following.read.newSome') : t('following.read.newPosts', { count: unread.count })
  return (
    <a className="label new" href={unread.href} title={t('following.read.toFirst')}>
      {words}
    </a>
  )
}

/** The column of states to scan: accepted, some answers, an empty dashed place. */
function Tally({ thread: { kind, answers, accepted } }: { thread: ThreadRowView }) {
  const t = useT()
  const { compact } = useFormat()
  if (accepted) {
    return (
      <TallyBox look="good" word={t('parts.sign.acceptedShort')}>
        <Icon name="accepted" />
        {compact(answers)}
      </TallyBox>
    )
  }
  const word = t(kind === 'question' ? 'parts.thread.answerWord' : 'parts.thread.replyWord', { count: answers })
  return (
    <TallyBox look={answers === 0 && kind === 'question' ? 'none' : undefined} word={word}>
      {compact(answers)}
    </TallyBox>
  )
}

function TallyBox({ look, word, children }: { look?: 'good' | 'none'; word: string; children: ReactNode }) {
  return (
    <p className={look ? `tally ${look}` : 'tally'}>
      <b>{children}</b> {word}
    </p>
  )
}
