import type { Ctx } from '#app/core/context.server.ts'
import { ideaHistory } from '#app/domain/threads/queries/ideas.server.ts'
import type { ThreadPage } from '#app/domain/threads/queries/thread-page.server.ts'
import type { ThreadSummary } from '#app/domain/threads/queries/thread-summaries.server.ts'
import { urls } from './urls.ts'

/**
 * What the page of a thread says about its kind: the history of an idea, and what this reader may change. One query for
 * ideas, none for other kinds.
 */
export async function threadKindView(
  ctx: Ctx,
  { thread, kindChanged, allowed }: Pick<ThreadPage, 'thread' | 'kindChanged' | 'allowed'>,
) {
  return {
    idea: thread.ideaStatus === null ? null : await ideaView(ctx, thread.id, thread.ideaStatus, allowed.decideIdea),
    kind: allowed.changeKind ? { kind: thread.kind, undo: kindChanged } : null,
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
  // The last change that was not undone is the one that can be undone now.
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
