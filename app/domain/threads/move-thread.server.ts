import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { MoveInput } from './input.ts'
import { categoryIdOf } from './queries/place.server.ts'
import { lockThread, updateThread } from './store.server.ts'
import { readable, refuseWhenArchived } from './thread.ts'
import type { Thread } from './thread.ts'

/** Files a thread under another category; moving it back undoes that. The same category changes nothing. Records `thread.moved`. @throws invalid on `category` */
export async function moveThread(ctx: Ctx, { threadId, category }: MoveInput): Promise<Thread> {
  authorize(ctx.actor, 'thread.organise')
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await lockThread(tx, threadId))
    refuseWhenArchived(thread)
    const categoryId = await categoryIdOf(tx.db, category)
    if (categoryId === null) throw new DomainError('invalid', 'threads.errors.unknownCategory', { fields: { category: { key: 'threads.errors.unknownCategory' } } })
    if (categoryId === thread.category_id) return thread
    await updateThread(tx, threadId, { category_id: categoryId })
    await tx.record('thread.moved', { threadId, fromCategoryId: thread.category_id, toCategoryId: categoryId, by: tx.actor.memberId })
    await audit(tx, { action: 'thread.move', subjectType: 'thread', subjectId: threadId, before: thread.category_id, after: categoryId })
    return { ...thread, category_id: categoryId }
  })
}
