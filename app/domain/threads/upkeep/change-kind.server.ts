import { audit } from '#app/core/audit.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { authorizeSomewhere } from '#app/domain/access/area.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import { acceptPost, withdrawAcceptance } from '#app/domain/threads/answers/change-acceptance.server.ts'
import { hasDuplicates, lastKindChange } from '#app/domain/threads/queries/ideas.server.ts'
import { findPost } from '#app/domain/threads/queries/posts.server.ts'
import { convertResponses, insertKindChange, markKindChangeUndone } from '#app/domain/threads/store/changes.server.ts'
import { threadForUpdate, updateThread } from '#app/domain/threads/store/threads.server.ts'
import { responseKind, type Thread, type ThreadKind } from '#app/domain/threads/thread.ts'
import type { IdeaStatus } from './idea.ts'
import { refusalToChangeKind } from './kind.ts'

/** Kinds a thread can change between; an announcement stays one. */
export type ChangeableKind = Exclude<ThreadKind, 'announcement'>

/**
 * Turns a thread into a question, a discussion or an idea. Answers become replies where it is no question any more, and
 * the other way round; votes and what they earned stay. An acceptance is withdrawn with what it earned, because only
 * questions have one. A new idea is open. Records `thread.kindChanged`, before it `answer.unaccepted`. Can be undone.
 * @throws forbidden; not_found; invalid for announcements; not_now for duplicates and their originals,
 * and for what is hidden or deleted
 */
export async function changeKind(
  ctx: Ctx,
  { threadId, kind, reason }: { threadId: string; kind: ChangeableKind; reason: string },
): Promise<Thread> {
  authorizeSomewhere(ctx.actor, 'thread.reclassify')
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    if (thread.kind === kind) return thread
    const facts = { hasDuplicates: await hasDuplicates(tx.db, threadId) }
    refuse(ctx.actor, refusalToChangeKind(ctx.actor, thread, facts))
    await insertKindChange(tx, {
      id: newId('kindChange', msOf(tx.at)),
      thread_id: threadId,
      from_kind: thread.kind,
      to_kind: kind,
      idea_status: thread.idea_status,
      accepted_post_id: thread.accepted_post_id,
      accepted_by: thread.accepted_by,
      reason,
      changed_at: tx.at,
      changed_by: tx.actor.memberId,
      undone_at: null,
    })
    await withdrawAcceptance(tx, thread)
    const changed = await applyKind(tx, thread, kind, kind === 'idea' ? 'open' : null)
    await audit(tx, {
      action: 'thread.changeKind',
      subjectType: 'thread',
      subjectId: threadId,
      before: thread.kind,
      after: kind,
      reason,
    })
    return changed
  })
}

/**
 * Undoes the last change of kind: answers, the status of an idea, and the accepted answer if it is still visible.
 * Records `thread.kindChanged`, and `answer.accepted` for what is accepted again.
 * @throws not_now when there is none, or the thread has changed otherwise since
 */
export async function undoKindChange(ctx: Ctx, { threadId }: { threadId: string }): Promise<Thread> {
  authorizeSomewhere(ctx.actor, 'thread.reclassify')
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    const last = await lastKindChange(tx.db, threadId).selectAll().executeTakeFirst()
    if (
      last === undefined ||
      last.to_kind !== thread.kind ||
      thread.duplicate_of_id !== null ||
      (await hasDuplicates(tx.db, threadId))
    )
      throw new DomainError('not_now', 'catalogue.errors.nothingToUndo')
    await withdrawAcceptance(tx, thread)
    const changed = await applyKind(tx, thread, last.from_kind, last.idea_status)
    const accepted = last.accepted_post_id === null ? undefined : await findPost(tx.db, last.accepted_post_id)
    if (accepted !== undefined && accepted.state === 'visible' && accepted.kind === 'answer') {
      await acceptPost(tx, changed, accepted)
      // The choice stays the asker's, who may change it at any time.
      await updateThread(tx, threadId, { accepted_by: last.accepted_by })
    }
    await markKindChangeUndone(tx, last.id)
    await audit(tx, {
      action: 'thread.undoChangeKind',
      subjectType: 'thread',
      subjectId: threadId,
      before: thread.kind,
      after: last.from_kind,
    })
    return changed
  })
}

async function applyKind(tx: Tx, thread: Thread, kind: ThreadKind, status: IdeaStatus | null): Promise<Thread> {
  if (responseKind(thread.kind) !== responseKind(kind)) await convertResponses(tx, thread.id, responseKind(kind))
  await updateThread(tx, thread.id, { kind, idea_status: status })
  await tx.record('thread.kindChanged', { threadId: thread.id, from: thread.kind, to: kind, by: tx.actor.memberId })
  return {
    ...thread,
    kind,
    idea_status: status,
    accepted_post_id: null,
    accepted_at: null,
    accepted_by: null,
    accepted_event_id: null,
  }
}
