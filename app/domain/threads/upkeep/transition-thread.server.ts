import { audit } from '#app/core/audit.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { authorizeSomewhere } from '#app/domain/access/area.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import { lockDuplicates, recomputeOriginals } from '#app/domain/threads/store/duplicates.server.ts'
import { threadForUpdate, updateThread } from '#app/domain/threads/store/threads.server.ts'
import type { Thread } from '#app/domain/threads/thread.ts'
import { isAlready, refusalToTransition, transitions, type PlainTransition } from './transitions.ts'

/**
 * Locks, unlocks, archives, unarchives, unpins or reopens a thread, by the row of `transitions`. Twice changes nothing.
 * Records the event of the row.
 * @throws forbidden; not_found; not_now for what is hidden, deleted or archived
 */
export async function transitionThread(
  ctx: Ctx,
  { threadId, act }: { threadId: string; act: PlainTransition },
): Promise<Thread> {
  const { columns, to, permission, event, action, keepsBefore } = transitions[act]
  authorizeSomewhere(ctx.actor, permission)
  return ctx.write(async (tx) => {
    if (act === 'reopen') await lockDuplicates(tx)
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    refuse(ctx.actor, refusalToTransition(ctx.actor, thread, act))
    if (isAlready(thread, act)) return thread
    const values = Object.fromEntries(columns.map((column) => [column, to === 'set' ? tx.at : null]))
    await updateThread(tx, threadId, values)
    if (act === 'reopen') await recomputeOriginals(tx, threadId)
    await tx.record(event, { threadId, by: tx.actor.memberId })
    await audit(tx, {
      action,
      subjectType: 'thread',
      subjectId: threadId,
      before: keepsBefore ? thread[columns[0]] : undefined,
    })
    return { ...thread, ...values }
  })
}
