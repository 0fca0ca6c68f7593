import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import { addMeToo, deleteMeToo, insertMeToo } from '#app/domain/threads/store/me-too.server.ts'
import { threadForUpdate } from '#app/domain/threads/store/threads.server.ts'
import { refusalToMeToo } from './me-too.ts'

/**
 * Says that the member has the same problem (`on`), or no longer. Twice changes nothing. Records `thread.meTooAdded` or
 * `thread.meTooRemoved`.
 * @throws not_found; forbidden for the author of the thread; not_now for what is hidden, deleted or archived
 */
export async function setMeToo(
  ctx: Ctx,
  { threadId, on }: { threadId: string; on: boolean },
): Promise<{ meTooCount: number }> {
  authorize(ctx.actor, 'thread.meToo')
  const memberId = signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    refuse(ctx.actor, refusalToMeToo(ctx.actor, thread))
    const changed = on ? await insertMeToo(tx, threadId, memberId) : await deleteMeToo(tx, threadId, memberId)
    if (!changed) return { meTooCount: thread.me_too_count }
    await tx.record(on ? 'thread.meTooAdded' : 'thread.meTooRemoved', { threadId, memberId })
    return { meTooCount: await addMeToo(tx, threadId, on ? 1 : -1) }
  })
}
