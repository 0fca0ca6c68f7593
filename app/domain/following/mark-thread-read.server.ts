import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { findFollowedThread } from './queries/content.server.ts'
import { readOf } from './queries/reading.server.ts'
import { countPostsUntil, putRead } from './store/read-marks.server.ts'

/**
 * Marks a thread as read by the member up to `until`; null: all of it. The mark never moves back, and a mark that is
 * already there costs two reads and no write. Records nothing: see decision 015.
 * @throws not_found
 */
export async function markThreadRead(
  ctx: Ctx,
  { threadId, until }: { threadId: string; until: Instant | null },
): Promise<void> {
  const memberId = signedIn(ctx.actor)
  const thread = readable(ctx.actor, await findFollowedThread(ctx.read, threadId))
  const whole = until === null || until >= thread.activity_at
  const readUntil = whole ? thread.activity_at : until
  const before = await readOf(ctx.read, memberId, threadId)
  if (before !== null && before.read_until >= readUntil) return
  await ctx.write(
    async (tx) => {
      const posts = whole ? thread.answer_count + thread.comment_count : await countPostsUntil(tx, threadId, readUntil)
      await putRead(tx, { member_id: memberId, thread_id: threadId, read_until: readUntil, posts_read: posts })
    },
    { unseen: true },
  )
}
