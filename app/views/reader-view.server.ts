import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import type { ReaderOfThread } from '#app/domain/following/queries/reading.server.ts'

type Shown = { id: string; createdAt: Instant; author: { id: string } | null }

/**
 * What the page of a thread shows of its reader: whether they follow it, which of the posts on the page are new to them
 * and which they marked, and up to when the page lets them read (`until`; null: nothing that was not known to be read).
 * @param page `last`: it ends with the newest post there is; `until`: else, everything up to then is on it or
 * before it; null: unknown
 */
export function readerView(
  ctx: Ctx,
  thread: { activityAt: Instant },
  reader: ReaderOfThread & { bookmarked: ReadonlySet<string> },
  posts: readonly Shown[],
  page: { last: boolean; until: Instant | null },
) {
  const { memberId } = ctx.actor
  const since = reader.unreadSince
  const until = page.last ? thread.activityAt : page.until
  return {
    following: reader.following,
    bookmarked: [...reader.bookmarked],
    fresh:
      since === null
        ? []
        : posts.filter(({ createdAt, author }) => createdAt > since && author?.id !== memberId).map(({ id }) => id),
    until:
      memberId === null || (until !== null && reader.readUntil !== null && reader.readUntil >= until) ? null : until,
  }
}
