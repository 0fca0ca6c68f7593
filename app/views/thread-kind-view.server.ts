import { can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { ideaHistory } from '#app/domain/threads/queries/ideas.server.ts'
import type { ThreadSummary } from '#app/domain/threads/queries/thread-summaries.server.ts'
import { urls } from './urls.ts'

/**
 * What the page of a thread says about its kind: the history of an idea for all readers, for those who may what they can
 * change. One query for ideas; none for anybody else. @param kindChanged its kind was another one before
 */
export async function threadKindView(ctx: Ctx, thread: ThreadSummary, kindChanged: boolean) {
  const visible = thread.state === 'visible'
  return {
    idea:
      thread.ideaStatus === null
        ? null
        : await ideaView(ctx, thread.id, thread.ideaStatus, visible && can(ctx.actor, 'idea.decide')),
    kind:
      visible && thread.kind !== 'announcement' && can(ctx.actor, 'thread.reclassify')
        ? { kind: thread.kind, undo: kindChanged }
        : null,
  }
}

async function ideaView(
  ctx: Ctx,
  threadId: string,
  status: NonNullable<ThreadSummary['ideaStatus']>,
  mayDecide: boolean,
) {
  const history = await ideaHistory(ctx.read, threadId)
  const undone = new Set(history.map(({ undoes }) => undoes))
  // Only the last step that was not undone can be undone.
  const last = mayDecide ? history.findLast(({ id, undoes }) => undoes === null && !undone.has(id)) : undefined
  return {
    status,
    mayDecide,
    undoTo: last?.from ?? null,
    steps: history.map(({ id, to, reason, at, by, undoes }) => ({
      id,
      to,
      reason,
      at,
      by: by === null ? null : { name: by.name, href: urls.member(by.handle) },
      takesBack: undoes !== null,
      undone: undone.has(id),
    })),
  }
}
