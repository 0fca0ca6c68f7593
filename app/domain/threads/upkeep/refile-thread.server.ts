import { audit } from '#app/core/audit.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { actorIn, authorizeSomewhere, seesArea } from '#app/domain/access/area.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { refusalWithout, refuse } from '#app/domain/access/refusal.ts'
import { areaOf, filedUnder } from '#app/domain/catalogue/queries/names.server.ts'
import type { RefileInput } from '#app/domain/threads/input.ts'
import { fileThread, threadForUpdate } from '#app/domain/threads/store/threads.server.ts'
import type { Thread } from '#app/domain/threads/thread.ts'
import { refusalToOrganise } from './organising.ts'

/**
 * Files a thread under another category; `undoRefile` moves it back. Who moderates only some categories moves between those.
 * The present category changes nothing. Records
 * `thread.moved`.
 * @throws not_found; forbidden; not_now for what is hidden, deleted or archived; invalid on `category` when there is
 * none
 */
export async function refileThread(ctx: Ctx, { threadId, category }: RefileInput): Promise<Thread> {
  authorizeSomewhere(ctx.actor, 'thread.organise')
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    refuse(ctx.actor, refusalToOrganise(ctx.actor, thread))
    const target = await filedUnder(tx.db, category)
    if (target === null || !seesArea(ctx.actor, target.area))
      throw new DomainError('invalid', 'threads.errors.unknownCategory', {
        fields: { category: { key: 'threads.errors.unknownCategory' } },
      })
    if (target.id === thread.category_id) return thread
    refuse(ctx.actor, refusalWithout(actorIn(ctx.actor, target.id), 'thread.organise'))
    return file(tx, thread, target, thread.category_id)
  })
}

/**
 * Moves a thread back to its category before the last move. Changes nothing when there was none. Records
 * `thread.moved`.
 * @throws as `refileThread`
 */
export async function undoRefile(ctx: Ctx, { threadId }: { threadId: string }): Promise<Thread> {
  authorizeSomewhere(ctx.actor, 'thread.organise')
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    refuse(ctx.actor, refusalToOrganise(ctx.actor, thread))
    const { moved_from_id: id } = thread
    return id === null ? thread : file(tx, thread, { id, area: await areaOf(tx.db, id) }, null)
  })
}

async function file(
  tx: Tx,
  thread: Thread,
  { id: categoryId, area }: { id: string; area: string | null },
  movedFrom: string | null,
): Promise<Thread> {
  const values = { category_id: categoryId, area, moved_from_id: movedFrom }
  await fileThread(tx, thread, values)
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
