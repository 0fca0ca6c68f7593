import type { OwnCase } from '#app/domain/cases/queries/own.server.ts'
import type { Unread } from '#app/domain/following/unread.ts'
import type { ThreadSummary } from '#app/domain/threads/queries/thread-summaries.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { urls } from './urls.ts'

/** One thing that waits for the reader on the front page. `count` null: something new that is not counted. */
export type ReaderTask = { href: string; about: string; lang: Locale | null } & (
  | { what: 'posts'; count: number | null }
  | { what: 'choice' }
  | { what: 'case'; number: number }
)

const most = 3

/**
 * The most urgent first: what is new in what the reader asked or started, an answer to choose, an open case. `followed`
 * has something new.
 */
export function readerTasks(
  memberId: string | null,
  mine: readonly ThreadSummary[],
  followed: readonly ThreadSummary[],
  unread: ReadonlyMap<string, Unread>,
  lastCase: OwnCase | null,
): ReaderTask[] {
  const own = followed.filter(({ author }) => author !== null && author.id === memberId).slice(0, 2)
  const fresh = own.map((thread): ReaderTask => {
    const news = unread.get(thread.id)
    return {
      what: 'posts',
      count: news?.what === 'posts' ? news.count : null,
      href: urls.firstUnread(thread.id),
      about: thread.title,
      lang: thread.lang,
    }
  })
  const choices = mine
    .filter(({ answerCount, id }) => answerCount > 0 && !followed.some((one) => one.id === id))
    .map((thread): ReaderTask => ({
      what: 'choice',
      href: urls.thread(thread),
      about: thread.title,
      lang: thread.lang,
    }))
  const open = lastCase !== null && lastCase.status !== 'closed' && lastCase.status !== 'resolved' ? [lastCase] : []
  const cases = open.map((one): ReaderTask => ({
    what: 'case',
    number: one.number,
    href: urls.myCase(one.number),
    about: one.subject,
    lang: one.lang,
  }))
  return [...fresh, ...choices.slice(0, Math.max(0, most - fresh.length - cases.length)), ...cases]
}
