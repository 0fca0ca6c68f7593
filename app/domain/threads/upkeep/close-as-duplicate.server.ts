import { audit } from '#app/core/audit.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { authorizeSomewhere } from '#app/domain/access/area.ts'
import { mayRead, readable } from '#app/domain/access/may-read.ts'
import { errorOf, refuse } from '#app/domain/access/refusal.ts'
import { findThread } from '#app/domain/threads/queries/posts.server.ts'
import { lockDuplicates, originalIdOf, recomputeOriginals } from '#app/domain/threads/store/duplicates.server.ts'
import { threadForUpdate, updateThread } from '#app/domain/threads/store/threads.server.ts'
import type { Thread } from '#app/domain/threads/thread.ts'
import { duplicateOfItself, refusalToCloseAsDuplicate, unknownDuplicate } from './organising.ts'

/**
 * Closes a question as a duplicate: readers are led to the original, which takes the answers. The duplicate of a duplicate,
 * or of a merged question, leads to the original in the end. Twice changes nothing. Records `thread.closedAsDuplicate`.
 * @throws not_found; forbidden; not_now for what is hidden, deleted or archived; invalid on `duplicateOf` when there is
 * no such question, or it is this one
 */
export async function closeAsDuplicate(
  ctx: Ctx,
  { threadId, duplicateOf }: { threadId: string; duplicateOf: string },
): Promise<Thread> {
  authorizeSomewhere(ctx.actor, 'thread.close')
  return ctx.write(async (tx) => {
    await lockDuplicates(tx)
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    refuse(ctx.actor, refusalToCloseAsDuplicate(ctx.actor, thread))
    const target = await originalOf(tx, duplicateOf)
    if (target.id === thread.id) throw errorOf(duplicateOfItself)
    if (!(await markAsDuplicate(tx, thread, duplicateOf))) return thread
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
 * The part of `closeAsDuplicate` inside the transaction; asks for no permission. An import calls it. Its own duplicates
 * lead to the original from now on, and to it again when it is reopened. @returns whether anything changed: not when it
 * leads there already, or when the named one leads back to it
 */
export async function markAsDuplicate(
  tx: Tx,
  thread: Pick<Thread, 'id' | 'duplicate_of_id'>,
  namedId: string,
): Promise<boolean> {
  const duplicateOfId = await originalIdOf(tx, namedId)
  if (thread.duplicate_of_id === duplicateOfId || thread.id === duplicateOfId) return false
  await updateThread(tx, thread.id, { named_original_id: namedId })
  await recomputeOriginals(tx, thread.id)
  await tx.record('thread.closedAsDuplicate', { threadId: thread.id, duplicateOfId, by: tx.actor.memberId })
  return true
}

/** The question that the named one leads to in the end. @throws invalid when that is no visible question */
async function originalOf(tx: Tx, namedId: string): Promise<Thread> {
  const original = await findThread(tx.db, await originalIdOf(tx, namedId))
  if (original?.state === 'visible' && original.kind === 'question' && mayRead(tx.actor, original)) return original
  throw errorOf(unknownDuplicate)
}
