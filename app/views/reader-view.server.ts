import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import type { ReaderOfThread } from '#app/domain/following/queries/reading.server.ts'

/**
 * What the page of a thread shows of its reader: whether they follow it, and up to when the page lets them read
 * (`until`; null: nothing that was not known to be read).
 * @param page `last`: it ends with the newest post there is; `until`: else, everything up to then is on it or
 * before it; null: unknown
 */
export function readerView(
  ctx: Ctx,
  thread: { activityAt: Instant },
  reader: ReaderOfThread,
  page: { last: boolean; until: Instant | null },
) {
  const until = page.last ? thread.activityAt : page.until
  const known = until !== null && reader.readUntil !== null && reader.readUntil >= until
  return {
    following: reader.following,
    level: reader.level,
    until: ctx.actor.memberId === null || known ? null : until,
  }
}
