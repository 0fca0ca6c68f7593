import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { ideaHistory, lastIdeaChange, lastKindChange } from '#app/domain/threads/queries/ideas.server.ts'
import type { ThreadSummary } from '#app/domain/threads/queries/thread-summaries.server.ts'
import { urls } from './urls.ts'

/**
 * What the page of a thread says about its kind: the history of an idea for everybody, for those who may what they can change.
 * One query for ideas, one or two more for staff; none for anybody else.
 */
export async function threadStanding(ctx: Ctx, thread: ThreadSummary) {
  const visible = thread.state === 'visible'
  return {
    idea: thread.ideaStatus === null ? null : await ideaView(ctx, thread.id, thread.ideaStatus, visible && can(ctx.actor, 'idea.decide')),
    kind: visible && thread.kind !== 'announcement' && can(ctx.actor, 'thread.reclassify') ? { kind: thread.kind, undo: (await lastKindChange(ctx.read, thread.id))?.to_kind === thread.kind } : null,
  }
}

async function ideaView(ctx: Ctx, threadId: string, status: NonNullable<ThreadSummary['ideaStatus']>, mayDecide: boolean) {
  const history = await ideaHistory(ctx.read, threadId)
  const undone = new Set(history.map(({ undoes }) => undoes))
  const last = mayDecide && history.length > 0 ? await lastIdeaChange(ctx.read, threadId) : undefined
  return {
    status,
    mayDecide,
    undoTo: last?.from_status ?? null,
    steps: history.map(({ id, to, reason, at, by, undoes }) => ({ id, to, reason, at, by: by === null ? null : { name: by.name, href: urls.member(by.handle) }, takesBack: undoes !== null, undone: undone.has(id) })),
  }
}
