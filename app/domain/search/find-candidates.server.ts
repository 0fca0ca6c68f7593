import type { Ctx } from '#app/core/context.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { FullTextMatch, FullTextQuery } from '#db/dialects/full-text.ts'
import { documentCounts } from './document-counts.server.ts'
import type { SearchType } from './document.ts'
import { FALLBACK_TERMS, matchPlan, rarestTokens, type MatchPlan } from './match-plan.ts'
import { visibleCandidates, type Candidate } from './queries/candidates.server.ts'
import { recentThreads, rowsOfThreads, rowsOfType, threadsPassing } from './queries/filters.server.ts'
import type { SearchQuery } from './query-language.ts'
import { seededGroups } from './seed-tokens.ts'

/** Most results of a search; a reader who needs more has to refine the query. */
export const MOST_CANDIDATES = 200

/** With fewer full matches than this, documents that hold only some of the words follow them. */
const ENOUGH = 5

/**
 * A partial match with less than this share of the best one's score only shares a common syllable or two with the
 * question.
 */
const PARTIAL_FLOOR = 0.3

/** With this many visible matches left, the rest is not missed. */
const ENOUGH_OF_MATCHES = 60

/**
 * `score` is BM25; 0 when there were no words to rank by. `partial`: not everything that was asked for occurs in it.
 */
export type Found = Candidate & { score: number; partial: boolean }

type Match = Candidate & { score: number }

/** `type` null: of every type. `lang`: in this language or in none that was recognised; null: in any. */
export type Wanted = { type: SearchType | null; lang: Locale | null }

/** Matches that may be shown: full matches first, then partial ones, each by score. */
export async function findCandidates(ctx: Ctx, query: SearchQuery, { type, lang }: Wanted): Promise<Found[]> {
  // Operators are about threads: nothing else passes them. A language named in the query replaces that of the
  // filter.
  const wanted = {
    type: query.filters.length > 0 ? 'thread' : type,
    lang: query.filters.some(({ operator }) => operator === 'lang') ? null : lang,
  } as const
  if (query.filters.length > 0 && type !== null && type !== 'thread') return []
  const plan = matchPlan(query)
  if (plan.all.length === 0) return query.filters.length === 0 ? [] : filteredOnly(ctx, query, wanted)

  const every = { groups: plan.all, match: 'every', none: plan.none } as const
  // A quoted phrase is required: no partial matches.
  if (query.phrases.length > 0) return (await visible(ctx, every, query, wanted)).map(asFull)
  const first = await ctx.dialect.fullText.first(ctx.read, every, ENOUGH)
  if (first.length < ENOUGH) {
    const few = await passing(
      ctx,
      await shown(
        ctx,
        first.map((rowid) => ({ rowid, score: 0 })),
        wanted,
      ),
      query,
    )
    return withPartial(ctx, few, plan, query, wanted)
  }
  const full = await visible(ctx, every, query, wanted)
  return full.length < ENOUGH ? withPartial(ctx, full, plan, query, wanted) : full.map(asFull)
}

/**
 * The few full matches, followed by partial ones. The search for partial matches scores the full ones too, on one
 * scale; so a full match without a score needs no search of its own.
 */
async function withPartial(
  ctx: Ctx,
  full: readonly Match[],
  plan: MatchPlan,
  query: SearchQuery,
  wanted: Wanted,
): Promise<Found[]> {
  const counts = await documentCounts(ctx, plan.any)
  const tokens = rarestTokens(plan.any, counts, FALLBACK_TERMS)
  if (tokens.length === 0)
    return full.length === 0
      ? []
      : (await visible(ctx, { groups: plan.all, match: 'every', none: plan.none }, query, wanted)).map(asFull)
  const some = await visible(ctx, { ...seededGroups(tokens, counts), match: 'any', none: plan.none }, query, wanted)
  const scores = new Map(some.map(({ rowid, score }) => [rowid, score]))
  const isFull = new Set(full.map(({ rowid }) => rowid))
  const partial = some.filter(({ rowid }) => !isFull.has(rowid))
  const floor = PARTIAL_FLOOR * (partial[0]?.score ?? 0)
  return [
    ...full
      .map((match) => asFull({ ...match, score: scores.get(match.rowid) ?? match.score }))
      .toSorted((a, b) => b.score - a.score || b.rowid - a.rowid),
    ...partial.filter(({ score }) => score >= floor).map((match) => ({ ...match, partial: true })),
  ]
}

function asFull(match: Match): Found {
  return { ...match, partial: false }
}

/**
 * The best matches that may be shown and pass the operators. Only when too few are left does the database match
 * within the rows that pass, because listing those can cost more than the search itself.
 */
async function visible(ctx: Ctx, asked: FullTextQuery, query: SearchQuery, wanted: Wanted): Promise<Match[]> {
  const { fullText } = ctx.dialect
  const { type, lang } = wanted
  const matches = await fullText.match(ctx.read, asked, { among: null, limit: MOST_CANDIDATES })
  const kept = await passing(ctx, await shown(ctx, matches, wanted), query)
  if (
    matches.length < MOST_CANDIDATES ||
    kept.length >= ENOUGH_OF_MATCHES ||
    (type === null && lang === null && query.filters.length === 0)
  )
    return kept
  const among = query.filters.length > 0 ? rowsOfThreads(ctx, query.filters, lang) : rowsOfType(ctx.read, type, lang)
  return shown(ctx, await fullText.match(ctx.read, asked, { among, limit: MOST_CANDIDATES }), wanted)
}

async function shown(ctx: Ctx, matches: readonly FullTextMatch[], { type, lang }: Wanted): Promise<Match[]> {
  const candidates = await visibleCandidates(
    ctx,
    matches.map(({ rowid }) => rowid),
    type,
  )
  return matches.flatMap(({ rowid, score }) => {
    const candidate = candidates.get(rowid)
    if (candidate === undefined || (lang !== null && candidate.lang !== null && candidate.lang !== lang)) return []
    return { ...candidate, score }
  })
}

async function passing(ctx: Ctx, matches: Match[], { filters }: SearchQuery): Promise<Match[]> {
  if (filters.length === 0) return matches
  const ids = await threadsPassing(
    ctx.read,
    matches.map(({ subjectId }) => subjectId),
    filters,
  )
  return matches.filter(({ subjectId }) => ids.has(subjectId))
}

async function filteredOnly(ctx: Ctx, query: SearchQuery, { lang }: Wanted): Promise<Found[]> {
  const rowids = await recentThreads(ctx, query.filters, lang, MOST_CANDIDATES)
  const candidates = await visibleCandidates(ctx, rowids, 'thread')
  return rowids.flatMap((rowid) => {
    const candidate = candidates.get(rowid)
    return candidate === undefined ? [] : { ...candidate, score: 0, partial: false }
  })
}
