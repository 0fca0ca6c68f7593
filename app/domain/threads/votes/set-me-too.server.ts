import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { addMeToo, deleteMeToo, insertMeToo, threadForUpdate } from '#app/domain/threads/store/threads.server.ts'
import { refuseWhenArchived } from '#app/domain/threads/thread.ts'

/**
 * Says that one has the same problem, or no longer. The same again changes nothing. Records `thread.meTooAdded` or
 * `…Removed`.
 * @throws forbidden for the author of the thread
 */
export async function setMeToo(
  ctx: Ctx,
  { threadId, on }: { threadId: string; on: boolean },
): Promise<{ meTooCount: number }> {
  authorize(ctx.actor, 'thread.meToo')
  const memberId = signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    if (thread.author_id === memberId) throw new DomainError('forbidden', 'threads.errors.ownMeToo')
    refuseWhenArchived(thread)
    if (thread.state !== 'visible') throw new DomainError('not_now', 'threads.errors.notVisible')
    const changed = on ? await insertMeToo(tx, threadId, memberId) : await deleteMeToo(tx, threadId, memberId)
    if (!changed) return { meTooCount: thread.me_too_count }
    await tx.record(on ? 'thread.meTooAdded' : 'thread.meTooRemoved', { threadId, memberId })
    return { meTooCount: await addMeToo(tx, threadId, on ? 1 : -1) }
  })
}
