import type { Ctx } from '#app/core/context.server.ts'
import type { ThreadSummary } from '#app/domain/threads/queries/thread-summaries.server.ts'
import { translator } from '#app/i18n/index.ts'
import { urls } from './urls.ts'

/** Threads as the rows of a list show them. */
export function threadRows(ctx: Ctx, threads: readonly ThreadSummary[]) {
  const t = translator(ctx.locale)
  return threads.map((thread) => ({
    id: thread.id,
    href: urls.thread(thread),
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
    votes: thread.votes,
    meToo: thread.meTooCount,
    lastAt: thread.activityAt,
    lastBy: thread.lastBy?.name ?? null,
  }))
}

/** Threads as the short list of similar ones shows them. */
export function similarLinks(threads: readonly ThreadSummary[]) {
  return threads.map((thread) => ({ id: thread.id, href: urls.thread(thread), title: thread.title, lang: thread.lang, answers: thread.answerCount, accepted: thread.acceptedPostId !== null }))
}

export function tagLinks(tags: readonly string[]): { name: string; href: string }[] {
  return tags.map((name) => ({ name, href: urls.tag(name) }))
}

function statusOf(thread: ThreadSummary, t: ReturnType<typeof translator>): { text: string; tone: 'info' | 'warn' } | null {
  if (thread.duplicateOfId !== null) return { text: t('threads.status.duplicate'), tone: 'info' }
  return thread.locked ? { text: t('threads.status.locked'), tone: 'warn' } : null
}
