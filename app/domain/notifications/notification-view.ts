import type { Instant } from '#app/core/time.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { NotificationKind } from '#app/registry/notifications.ts'
import type { NotificationSubject } from '#app/registry/notifications/kinds.ts'
import type { NotificationTopic } from '#app/registry/notifications/topics.ts'

/** What a subject is called; `title` null: the sentence says it all. `number` only of cases. */
export type Subject = { title: string | null; lang: Locale | null; number: number | null }

export type Person = { handle: string; name: string; staff: boolean; avatar: string | null }

/** A notification as its member sees it: what they may not know of is neither in it nor counted. */
export type NotificationView = {
  id: string
  kind: NotificationKind
  topic: NotificationTopic
  at: Instant
  readAt: Instant | null
  subject: { type: NotificationSubject; id: string } & Subject
  /** The first post of it, which the reader goes to; null where it is about none. */
  postId: string | null
  threadId: string | null
  /** The first lines of that post; null where there is none. */
  excerpt: string | null
  /** How many events it holds, and by how many people. */
  count: number
  people: number
  /** The people who came last, three at most; empty for kinds that name none. */
  actors: Person[]
  /** Kept fields of the last event; `points` is the sum of all. */
  detail: Readonly<Record<string, string | number | null>>
}

/** What a page shows: a thread, a case, or subjects of notifications; `id` null: all of them, on a page about oneself. */
export type Seen =
  | { threadId: string }
  | { caseNumber: number }
  | { subject: readonly NotificationSubject[]; id: string | null }

/** The most that the bell counts: beyond it, it says “more than”. */
export const mostCounted = 99
