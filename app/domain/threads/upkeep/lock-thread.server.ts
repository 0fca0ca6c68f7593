import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { threadForUpdate, updateThread } from '#app/domain/threads/store/threads.server.ts'
import { type Thread } from '#app/domain/threads/thread.ts'

/** Ends writing in a thread; votes and acceptance stay possible. Twice changes nothing. Records `thread.locked`. */
export async function lockThread(ctx: Ctx, { threadId }: { threadId: string }): Promise<Thread> {
  authorize(ctx.actor, 'thread.close')
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    if (thread.locked_at !== null) return thread
    await updateThread(tx, threadId, { locked_at: tx.at })
    await tx.record('thread.locked', { threadId, by: tx.actor.memberId })
    await audit(tx, { action: 'thread.lock', subjectType: 'thread', subjectId: threadId })
    return { ...thread, locked_at: tx.at }
  })
}
