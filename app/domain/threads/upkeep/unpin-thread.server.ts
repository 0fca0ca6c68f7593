import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { threadForUpdate, updateThread } from '#app/domain/threads/store/threads.server.ts'
import { type Thread } from '#app/domain/threads/thread.ts'

/** The thread takes its place among the others again. Records `thread.unpinned`. */
export async function unpinThread(ctx: Ctx, { threadId }: { threadId: string }): Promise<Thread> {
  authorize(ctx.actor, 'thread.pin')
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    if (thread.pinned_in === null) return thread
    const values = { pinned_in: null, pinned_at: null, pinned_until: null }
    await updateThread(tx, threadId, values)
    await tx.record('thread.unpinned', { threadId, by: tx.actor.memberId })
    await audit(tx, { action: 'thread.unpin', subjectType: 'thread', subjectId: threadId, before: thread.pinned_in })
    return { ...thread, ...values }
  })
}
