import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { errorOf, refuse } from '#app/domain/access/refusal.ts'
import { findThread } from '#app/domain/threads/queries/posts.server.ts'
import { threadForUpdate, updateThread } from '#app/domain/threads/store/threads.server.ts'
import type { Thread } from '#app/domain/threads/thread.ts'
import { duplicateOfItself, refusalToCloseAsDuplicate, unknownDuplicate } from './organising.ts'

/**
 * Closes a question as a duplicate: readers are led to the original, which takes the answers. The duplicate of a
 * duplicate leads to the original. Twice changes nothing. Records `thread.closedAsDuplicate`.
 * @throws not_found; forbidden; not_now for what is hidden, deleted or archived; invalid on `duplicateOf` when there is
 * no such question, or it is this one
 */
export async function closeAsDuplicate(
  ctx: Ctx,
  { threadId, duplicateOf }: { threadId: string; duplicateOf: string },
): Promise<Thread> {
  authorize(ctx.actor, 'thread.close')
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    refuse(ctx.actor, refusalToCloseAsDuplicate(ctx.actor, thread))
    const target = await originalOf(tx, duplicateOf)
    if (target.id === thread.id) throw errorOf(duplicateOfItself)
    if (!(await markAsDuplicate(tx, thread, target.id))) return thread
    await audit(tx, {
      action: 'thread.closeAsDuplicate',
      subjectType: 'thread',
      subjectId: threadId,
      before: thread.duplicate_of_id,
      after: target.id,
    })
    return { ...thread, duplicate_of_id: target.id }
  })
}

/**
 * The part of `closeAsDuplicate` inside the transaction; asks for no permission. An import calls it. @returns whether
 * anything changed
 */
export async function markAsDuplicate(
  tx: Tx,
  thread: Pick<Thread, 'id' | 'duplicate_of_id'>,
  duplicateOfId: string,
): Promise<boolean> {
  if (thread.duplicate_of_id === duplicateOfId) return false
  await updateThread(tx, thread.id, { duplicate_of_id: duplicateOfId })
  await tx.record('thread.closedAsDuplicate', { threadId: thread.id, duplicateOfId, by: tx.actor.memberId })
  return true
}

/**
 * The question to lead to: the one that was named, or what that is a duplicate of. @throws invalid when there is none
 */
async function originalOf(tx: Tx, id: string): Promise<Thread> {
  const named = await findThread(tx.db, id)
  const original = named?.duplicate_of_id ? await findThread(tx.db, named.duplicate_of_id) : named
  if (original?.state === 'visible' && original.kind === 'question') return original
  throw errorOf(unknownDuplicate)
}
