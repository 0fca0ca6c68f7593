import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { readable } from '#app/domain/access/may-read.ts'
import type { FollowLevel } from '#db/schema/following.ts'
import { findFollowedThread } from './queries/content.server.ts'
import { endFollow, putFollow, putLevel } from './store/follows.server.ts'

/**
 * Follows a thread (`on`), or stops. `level` says how much of it the member is told; left out: answers and replies when
 * following, and what concerns them otherwise. Twice changes nothing. Records `thread.followed` or `thread.unfollowed`.
 * @throws not_found for a thread the member can't read; they may still stop following a thread that was hidden or
 * deleted since
 */
export async function setFollow(
  ctx: Ctx,
  { threadId, on, level = 'normal' }: { threadId: string; on: boolean; level?: FollowLevel },
): Promise<{ following: boolean }> {
  const memberId = signedIn(ctx.actor)
  return ctx.write(
    async (tx) => {
      const thread = await findFollowedThread(tx.db, threadId)
      const { id } = on || thread === undefined ? readable(ctx.actor, thread) : thread
      const changed = on ? await putFollow(tx, id, memberId, 'manual') : await endFollow(tx, id, memberId)
      await putLevel(tx, id, memberId, level)
      if (changed) await tx.record(on ? 'thread.followed' : 'thread.unfollowed', { threadId: id, memberId })
      return { following: on }
    },
    { unseen: true },
  )
}
