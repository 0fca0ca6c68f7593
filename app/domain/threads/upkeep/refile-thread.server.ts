import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import { categoryIdOf } from '#app/domain/catalogue/queries/names.server.ts'
import type { RefileInput } from '#app/domain/threads/input.ts'
import { threadForUpdate, updateThread } from '#app/domain/threads/store/threads.server.ts'
import type { Thread } from '#app/domain/threads/thread.ts'
import { refusalToOrganise } from './organising.ts'

/**
 * Files a thread under another category; `undoRefile` moves it back. The present category changes nothing. Records
 * `thread.moved`.
 * @throws not_found; forbidden; not_now for what is hidden, deleted or archived; invalid on `category` when there is
 * none
 */
export async function refileThread(ctx: Ctx, { threadId, category }: RefileInput): Promise<Thread> {
  authorize(ctx.actor, 'thread.organise')
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    refuse(ctx.actor, refusalToOrganise(ctx.actor, thread))
    const categoryId = await categoryIdOf(tx.db, category)
    if (categoryId === null)
      throw new DomainError('invalid', 'threads.errors.unknownCategory', {
        fields: { category: { key: 'threads.errors.unknownCategory' } },
      })
    if (categoryId === thread.category_id) return thread
    return file(tx, thread, categoryId, thread.category_id)
  })
}

/**
 * Moves a thread back to its category before the last move. Changes nothing when there was none. Records
 * `thread.moved`.
 * @throws as `refileThread`
 */
export async function undoRefile(ctx: Ctx, { threadId }: { threadId: string }): Promise<Thread> {
  authorize(ctx.actor, 'thread.organise')
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    refuse(ctx.actor, refusalToOrganise(ctx.actor, thread))
    return thread.moved_from_id === null ? thread : file(tx, thread, thread.moved_from_id, null)
  })
}

async function file(tx: Tx, thread: Thread, categoryId: string, movedFrom: string | null): Promise<Thread> {
  const values = { category_id: categoryId, moved_from_id: movedFrom }
  await updateThread(tx, thread.id, values)
  await tx.record('thread.moved', {
    threadId: thread.id,
    fromCategoryId: thread.category_id,
    toCategoryId: categoryId,
    by: tx.actor.memberId,
  })
  await audit(tx, {
    action: movedFrom === null ? 'thread.moveBack' : 'thread.move',
    subjectType: 'thread',
    subjectId: thread.id,
    before: thread.category_id,
    after: categoryId,
  })
  return { ...thread, ...values }
}
