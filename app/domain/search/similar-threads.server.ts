import type { Ctx } from '#app/core/context.server.ts'
import { threadSummaries } from '#app/domain/threads/queries/thread-summaries.server.ts'
import type { ThreadSummary } from '#app/domain/threads/queries/thread-summaries.server.ts'
import { FALLBACK_TERMS, matchPlan, rarestTokens } from './match-plan.ts'
import { MAX_QUERY_LENGTH } from './query-language.ts'
import { visibleCandidates } from './queries/candidates.server.ts'
import { boostedScore, inOrder } from './rank.ts'

/** A thread about the same thing. `score` is comparable within one list only. */
export type SimilarThread = ThreadSummary & { score: number }

/** Looked at for each one that is shown, as some are hidden and the order changes with what is solved. */
const CANDIDATES = 30

/** Below this share of the best match a thread has only a common phrase in common. */
const FLOOR = 0.35

/**
 * Threads that a title reads like, best first: for the ask page while somebody types, and beside a thread. Solved ones come a
 * little earlier, closed duplicates later. Empty for a title that says nothing yet.
 * @param options.except the thread itself
 */
export async function similarThreads(ctx: Ctx, title: string, { limit = 5, except = null }: { limit?: number; except?: string | null } = {}): Promise<SimilarThread[]> {
  // A title is plain words, also where it looks like an operator.
  const words = title.normalize('NFC').slice(0, MAX_QUERY_LENGTH).split(/\s+/).filter((word) => word !== '')
  const query = { words, phrases: [], excluded: [], filters: [] }
  const { any } = matchPlan(query)
  const tokens = rarestTokens(any, await ctx.dialect.fullText.documentCounts(ctx.read, any), FALLBACK_TERMS)
  if (tokens.length === 0) return []

  const groups = tokens.map((token) => ({ anyOf: [{ tokens: [token], prefix: false }] }))
  const matches = await ctx.dialect.fullText.match(ctx.read, { groups, match: 'any', none: [] }, { among: null, limit: CANDIDATES })
  const candidates = await visibleCandidates(ctx.read, matches.map(({ rowid }) => rowid), 'thread')
  const rows = matches.flatMap(({ rowid, score }) => {
    const candidate = candidates.get(rowid)
    return candidate === undefined || candidate.subjectId === except ? [] : { ...candidate, partial: false, score: boostedScore({ ...candidate, partial: false, score }, query, null) }
  })
  const ranked = inOrder(rows)
  const floor = FLOOR * (ranked[0]?.score ?? 0)
  const best = ranked.filter(({ score }) => score >= floor).slice(0, limit)
  const scores = new Map(best.map(({ subjectId, score }) => [subjectId, score]))
  return (await threadSummaries(ctx, [...scores.keys()])).map((summary) => ({ ...summary, score: scores.get(summary.id) ?? 0 }))
}
