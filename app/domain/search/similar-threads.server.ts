import type { Ctx } from '#app/core/context.server.ts'
import { threadSummaries, type ThreadSummary } from '#app/domain/threads/queries/thread-summaries.server.ts'
import { similarCandidates } from './similar-candidates.server.ts'

/** A thread about the same thing. `score` is comparable within one list only. */
export type SimilarThread = ThreadSummary & { score: number }

/** More than are shown, as some are hidden and the order changes with what is solved. */
const CANDIDATES = 30

/** Below this share of the best match a thread has only a common phrase in common. */
const FLOOR = 0.35

/**
 * Threads similar to a title, best first: for the ask page while the member types, and beside a thread. Solved ones
 * come a little earlier, closed duplicates later. Empty for a title without significant words.
 * @param options.except the thread itself
 */
export async function similarThreads(
  ctx: Ctx,
  title: string,
  { limit = 5, except = null }: { limit?: number; except?: string | null } = {},
): Promise<SimilarThread[]> {
  const others = (await similarCandidates(ctx, title, CANDIDATES)).filter(({ subjectId }) => subjectId !== except)
  const floor = FLOOR * (others[0]?.score ?? 0)
  const best = others.filter(({ score }) => score >= floor).slice(0, limit)
  const scores = new Map(best.map(({ subjectId, score }) => [subjectId, score]))
  return (await threadSummaries(ctx, [...scores.keys()])).map((summary) => ({
    ...summary,
    score: scores.get(summary.id) ?? 0,
  }))
}
