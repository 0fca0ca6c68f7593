import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { threadForUpdate, updateThread } from '#app/domain/threads/store/threads.server.ts'
import { type Thread } from '#app/domain/threads/thread.ts'

/** The question is no longer a duplicate of another. Records `thread.reopened`. */
export async function reopenThread(ctx: Ctx, { threadId }: { threadId: string }): Promise<Thread> {
  authorize(ctx.actor, 'thread.close')
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    if (thread.duplicate_of_id === null) return thread
    await updateThread(tx, threadId, { duplicate_of_id: null })
    await tx.record('thread.reopened', { threadId, by: tx.actor.memberId })
    await audit(tx, {
      action: 'thread.reopen',
      subjectType: 'thread',
      subjectId: threadId,
      before: thread.duplicate_of_id,
    })
    return { ...thread, duplicate_of_id: null }
  })
}
