import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { findThread } from './queries/posts.server.ts'
import { endFollow, putFollow } from './store/following.server.ts'
import { readable } from './thread.ts'

/**
 * Follows a thread, or no longer. The same again changes nothing. Records `thread.followed` or `thread.unfollowed`.
 * @throws not_found for a thread the member can't read; one that went may still be let go of
 */
export async function setFollow(
  ctx: Ctx,
  { threadId, on }: { threadId: string; on: boolean },
): Promise<{ following: boolean }> {
  const memberId = signedIn(ctx.actor)
  return ctx.write(
    async (tx) => {
      const thread = await findThread(tx.db, threadId)
      const { id } = on || thread === undefined ? readable(ctx.actor, thread) : thread
      const changed = on ? await putFollow(tx, id, memberId, 'manual') : await endFollow(tx, id, memberId)
      if (changed) await tx.record(on ? 'thread.followed' : 'thread.unfollowed', { threadId: id, memberId })
      return { following: on }
    },
    { unseen: true },
  )
}
