import type { Ctx } from '#app/core/context.server.ts'
import { correctQuery } from './correct-query.server.ts'
import { documentCounts } from './document-counts.server.ts'
import { expandQuery } from './expand-query.server.ts'
import { FALLBACK_TERMS, matchPlan, rarestTokens } from './match-plan.ts'
import { visibleCandidates, type Candidate } from './queries/candidates.server.ts'
import { MAX_QUERY_LENGTH } from './query-language.ts'
import { booster, inOrder } from './rank.ts'
import { seededGroups } from './seed-tokens.ts'

/**
 * Visible threads that share the significant words of a title, best first. A title is plain words, also where it
 * looks like an operator.
 * @param limit matches examined; some of them are hidden or no threads
 */
export async function similarCandidates(
  ctx: Ctx,
  title: string,
  limit: number,
): Promise<(Candidate & { score: number })[]> {
  const words = title
    .normalize('NFC')
    .slice(0, MAX_QUERY_LENGTH)
    .split(/\s+/)
    .filter((word) => word !== '')
  const typed = { words, phrases: [], excluded: [], filters: [] }
  const expanded = await expandQuery(ctx, typed)
  const meant = await correctQuery(ctx, words.join(' '), expanded)
  const query = meant === null ? expanded : await expandQuery(ctx, meant.query)
  const { any } = matchPlan(query)
  const counts = await documentCounts(ctx, any)
  const tokens = rarestTokens(any, counts, FALLBACK_TERMS)
  if (tokens.length === 0) return []
  const matches = await ctx.dialect.fullText.match(
    ctx.read,
    { ...seededGroups(tokens, counts), match: 'any', none: [] },
    { among: null, limit },
  )
  const candidates = await visibleCandidates(
    ctx,
    matches.map(({ rowid }) => rowid),
    'thread',
  )
  const { byFacts } = booster(query)
  return inOrder(
    matches.flatMap(({ rowid, score }) => {
      const candidate = candidates.get(rowid)
      if (candidate === undefined) return []
      const row = { ...candidate, score, partial: false }
      return { ...row, score: score * byFacts(row) }
    }),
  )
}
