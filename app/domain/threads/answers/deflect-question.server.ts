import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { insertDeflection } from '#app/domain/threads/store/deflections.server.ts'
import { threadForUpdate } from '#app/domain/threads/store/threads.server.ts'
import type { Thread } from '#app/domain/threads/thread.ts'

/**
 * Records that an existing thread answered the question a member was about to ask. Counted once per member and thread.
 * Records `question.deflected`. @throws not_found for a thread that the member may not read
 */
export async function deflectQuestion(ctx: Ctx, { threadId }: { threadId: string }): Promise<Thread> {
  authorize(ctx.actor, 'thread.ask')
  const memberId = signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    if (await insertDeflection(tx, { thread_id: threadId, member_id: memberId, created_at: tx.at }))
      await tx.record('question.deflected', { threadId, memberId })
    return thread
  })
}
