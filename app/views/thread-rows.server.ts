import type { Ctx } from '#app/core/context.server.ts'
import type { Unread } from '#app/domain/following/unread.ts'
import type { ThreadLinkView, ThreadSummary } from '#app/domain/threads/queries/thread-summaries.server.ts'
import { translator } from '#app/i18n/index.ts'
import { urls } from './urls.ts'

/** `count` null: not counted. `href` leads to the first of the new posts. */
export type ThreadRowUnread = { what: 'thread' } | { what: 'posts'; count: number | null; href: string }

/** Threads as the rows of a list show them. `unread` by thread: what is new in them to this reader. */
export function threadRows(
  ctx: Ctx,
  threads: readonly ThreadSummary[],
  unread: ReadonlyMap<string, Unread> = new Map(),
) {
  const t = translator(ctx.locale)
  return threads.map((thread) => ({
    id: thread.id,
    href: urls.thread(thread),
    unread: unreadView(thread.id, unread.get(thread.id)),
    title: thread.title,
    lang: thread.lang,
    excerpt: thread.excerpt === '' ? null : thread.excerpt,
    kind: thread.kind,
    category: { name: thread.category.name, href: urls.category(thread.category.slug) },
    tags: tagLinks(thread.tags),
    answers: thread.answerCount,
    accepted: thread.acceptedPostId !== null,
    staffAnswered: thread.staffAnswered,
    status: statusOf(thread, t),
    seenBy: thread.seenBy,
    votes: thread.votes,
    meToo: thread.meTooCount,
    lastAt: thread.activityAt,
    lastBy: thread.lastBy?.name ?? null,
  }))
}

function unreadView(threadId: string, unread: Unread | undefined): ThreadRowUnread | null {
  if (unread === undefined) return null
  return unread.what === 'thread'
    ? { what: 'thread' }
    : { what: 'posts', count: unread.count, href: urls.firstUnread(threadId) }
}

/** Threads as the short list of similar ones shows them. */
export function similarLinks(threads: readonly ThreadLinkView[]) {
  return threads.map((thread) => ({
    id: thread.id,
    href: urls.thread(thread),
    title: thread.title,
    lang: thread.lang,
    answers: thread.answerCount,
    accepted: thread.acceptedPostId !== null,
  }))
}

export function tagLinks(tags: readonly string[]): { name: string; href: string }[] {
  return tags.map((name) => ({ name, href: urls.tag(name) }))
}

/** Of ideas that staff said something about. */
const ideaTones = { planned: 'info', inProgress: 'info', done: 'good', declined: 'warn' } as const

function statusOf(
  thread: ThreadSummary,
  t: ReturnType<typeof translator>,
): { text: string; tone: 'info' | 'warn' | 'good' } | null {
  if (thread.duplicateOfId !== null) return { text: t('threads.status.duplicate'), tone: 'info' }
  if (thread.ideaStatus !== null && thread.ideaStatus !== 'open')
    return { text: t(`catalogue.ideas.status.${thread.ideaStatus}`), tone: ideaTones[thread.ideaStatus] }
  if (thread.outdated !== null) return { text: t(`posts.status.outdated.${thread.outdated}`), tone: 'warn' }
  if (thread.pinnedIn !== null) return { text: t('posts.status.pinned'), tone: 'info' }
  if (thread.archived) return { text: t('posts.status.archived'), tone: 'warn' }
  return thread.locked ? { text: t('threads.status.locked'), tone: 'warn' } : null
}
