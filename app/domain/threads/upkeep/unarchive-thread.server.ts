import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { threadForUpdate, updateThread } from '#app/domain/threads/store/threads.server.ts'
import { type Thread } from '#app/domain/threads/thread.ts'

/** Takes a thread out of the archive: it is as it was. Records `thread.unarchived`. */
export async function unarchiveThread(ctx: Ctx, { threadId }: { threadId: string }): Promise<Thread> {
  authorize(ctx.actor, 'thread.pin')
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    if (thread.archived_at === null) return thread
    await updateThread(tx, threadId, { archived_at: null })
    await tx.record('thread.unarchived', { threadId, by: tx.actor.memberId })
    await audit(tx, { action: 'thread.unarchive', subjectType: 'thread', subjectId: threadId })
    return { ...thread, archived_at: null }
  })
}
