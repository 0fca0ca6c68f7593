import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import { lastIdeaChange } from '#app/domain/threads/queries/ideas.server.ts'
import { insertIdeaChange } from '#app/domain/threads/store/changes.server.ts'
import { threadForUpdate, updateThread } from '#app/domain/threads/store/threads.server.ts'
import type { Thread } from '#app/domain/threads/thread.ts'
import type { IdeaStatus } from './idea.ts'
import { refusalToDecideIdea } from './kind.ts'
import { ideaTransitions } from './transitions.ts'

/**
 * Sets the status of an idea, with the reason; both are public. The present status changes nothing. Records
 * `idea.statusChanged`.
 * @throws forbidden; not_found; invalid when the thread is no idea; not_now when it is hidden or deleted
 */
export async function setIdeaStatus(
  ctx: Ctx,
  { threadId, status, reason }: { threadId: string; status: IdeaStatus; reason: string },
): Promise<Thread> {
  authorize(ctx.actor, ideaTransitions.decide.permission)
  return ctx.write(async (tx) => {
    const { thread, present } = await ideaForUpdate(ctx, tx, threadId)
    if (present === status) return thread
    return changeStatus(tx, thread, { from: present, to: status, reason, undoes: null })
  })
}

/**
 * Undoes the last change of an idea's status: it gets the status before that, with a reason of its own in its history.
 * Records `idea.statusChanged`.
 * @throws forbidden; not_found; invalid when the thread is no idea; not_now when there is no change to undo,
 * or when it is hidden or deleted
 */
export async function undoIdeaStatus(
  ctx: Ctx,
  { threadId, reason }: { threadId: string; reason: string },
): Promise<Thread> {
  authorize(ctx.actor, ideaTransitions.undo.permission)
  return ctx.write(async (tx) => {
    const { thread, present } = await ideaForUpdate(ctx, tx, threadId)
    const last = await lastIdeaChange(tx.db, threadId)
    if (last === undefined) throw new DomainError('not_now', 'catalogue.errors.nothingToUndo')
    return changeStatus(tx, thread, { from: present, to: last.from_status, reason, undoes: last.id })
  })
}

async function ideaForUpdate(ctx: Ctx, tx: Tx, threadId: string): Promise<{ thread: Thread; present: IdeaStatus }> {
  const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
  refuse(ctx.actor, refusalToDecideIdea(ctx.actor, thread))
  return { thread, present: thread.idea_status ?? 'open' }
}

async function changeStatus(
  tx: Tx,
  thread: Thread,
  { from, to, reason, undoes }: { from: IdeaStatus; to: IdeaStatus; reason: string; undoes: string | null },
): Promise<Thread> {
  const { event, action } = undoes === null ? ideaTransitions.decide : ideaTransitions.undo
  const changeId = newId('ideaChange', msOf(tx.at))
  await insertIdeaChange(tx, {
    id: changeId,
    thread_id: thread.id,
    from_status: from,
    to_status: to,
    reason,
    changed_at: tx.at,
    changed_by: tx.actor.memberId,
    undoes_id: undoes,
  })
  await updateThread(tx, thread.id, { idea_status: to })
  await tx.record(event, {
    threadId: thread.id,
    changeId,
    from,
    to,
    authorId: thread.author_id,
    by: tx.actor.memberId,
  })
  await audit(tx, {
    action,
    subjectType: 'thread',
    subjectId: thread.id,
    before: from,
    after: to,
    reason,
  })
  return { ...thread, idea_status: to }
}
