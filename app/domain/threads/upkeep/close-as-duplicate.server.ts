import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { findThread } from '#app/domain/threads/queries/posts.server.ts'
import { threadForUpdate, updateThread } from '#app/domain/threads/store/threads.server.ts'
import { type Thread } from '#app/domain/threads/thread.ts'

/**
 * Closes a question as a duplicate: readers are led to the other one, which takes the answers. The duplicate of a
 * duplicate points to the original. The same again changes nothing. Records `thread.closedAsDuplicate`.
 * @throws invalid on `duplicateOf` when there is no such question, or it is this one
 */
export async function closeAsDuplicate(
  ctx: Ctx,
  { threadId, duplicateOf }: { threadId: string; duplicateOf: string },
): Promise<Thread> {
  authorize(ctx.actor, 'thread.close')
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    const target = await originalOf(tx, duplicateOf)
    const known = target !== undefined && target.state === 'visible' && target.kind === 'question'
    if (thread.kind !== 'question' || !known) throw refusal('threads.errors.unknownDuplicate')
    if (target.id === thread.id) throw refusal('threads.errors.duplicateOfItself')
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

/** The part inside the transaction, without asking who may; an import calls it. @returns whether anything changed. */
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

async function originalOf(tx: Tx, id: string): Promise<Thread | undefined> {
  const target = await findThread(tx.db, id)
  return target?.duplicate_of_id ? findThread(tx.db, target.duplicate_of_id) : target
}

function refusal(key: string): DomainError {
  return new DomainError('invalid', key, { fields: { duplicateOf: { key } } })
}
