import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { threadForUpdate, updateThread } from '#app/domain/threads/store/threads.server.ts'
import { type Thread } from '#app/domain/threads/thread.ts'

/** Lets people write in a locked thread again. Records `thread.unlocked`. */
export async function unlockThread(ctx: Ctx, { threadId }: { threadId: string }): Promise<Thread> {
  authorize(ctx.actor, 'thread.close')
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    if (thread.locked_at === null) return thread
    await updateThread(tx, threadId, { locked_at: null })
    await tx.record('thread.unlocked', { threadId, by: tx.actor.memberId })
    await audit(tx, { action: 'thread.unlock', subjectType: 'thread', subjectId: threadId })
    return { ...thread, locked_at: null }
  })
}
