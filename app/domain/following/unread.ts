import type { Instant } from '#app/core/time.ts'

/**
 * How far a member has read, for all threads together. `seenBefore` null: this is the first visit, so nothing is new yet.
 */
export type ReaderMark = { seenBefore: Instant | null; allReadAt: Instant | null }
/** How far a member has read in one thread. `postsRead`: answers, replies and comments, without the opening post. */
export type ThreadMark = { readUntil: Instant; postsRead: number }

/**
 * What is new in a thread: the whole `thread`, or `posts` in it. `count` null: not known, because the member never
 * opened the thread, or has marked everything as read since.
 */
export type Unread = { what: 'thread' } | { what: 'posts'; count: number | null }

type Facts = { createdAt: Instant; activityAt: Instant; answerCount: number; commentCount: number }

/**
 * What is new to a member in a thread: after their mark where they have opened it, else after their last visit. null:
 * nothing.
 */
export function unreadOf(thread: Facts, reader: ReaderMark, mark: ThreadMark | null): Unread | null {
  const since = unreadSince(reader, mark)
  if (since === null || thread.activityAt <= since) return null
  if (mark === null) return thread.createdAt > since ? { what: 'thread' } : { what: 'posts', count: null }
  if (since > mark.readUntil) return { what: 'posts', count: null }
  return { what: 'posts', count: Math.max(1, thread.answerCount + thread.commentCount - mark.postsRead) }
}

/** The instant after which posts of this thread are unread to the member; null: none is. */
export function unreadSince({ seenBefore, allReadAt }: ReaderMark, mark: ThreadMark | null): Instant | null {
  const [latest = null] = [mark === null ? seenBefore : mark.readUntil, allReadAt]
    .filter((instant) => instant !== null)
    .toSorted((a, b) => (a < b ? 1 : -1))
  return latest
}
