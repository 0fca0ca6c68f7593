import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { threadForUpdate, updateThread } from '#app/domain/threads/store/threads.server.ts'
import { type Thread } from '#app/domain/threads/thread.ts'

/**
 * Makes a thread read only: nobody writes, votes, edits or accepts in it. Twice changes nothing. Records
 * `thread.archived`.
 */
export async function archiveThread(ctx: Ctx, { threadId }: { threadId: string }): Promise<Thread> {
  authorize(ctx.actor, 'thread.pin')
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    if (thread.archived_at !== null) return thread
    await updateThread(tx, threadId, { archived_at: tx.at })
    await tx.record('thread.archived', { threadId, by: tx.actor.memberId })
    await audit(tx, { action: 'thread.archive', subjectType: 'thread', subjectId: threadId })
    return { ...thread, archived_at: tx.at }
  })
}
