import type { Ctx, Platform } from '#app/core/context.server.ts'
import { msOf } from '#app/core/time.ts'

/** A token in this many documents is common: counting those takes longest, and an hour changes little. */
const COMMON = 500
const KEPT_MS = 60 * 60_000
const MOST_KEPT = 20_000

/** Common tokens by database. Rare ones are read each time: a token that is new must be found immediately. */
const known = new WeakMap<Platform, Map<string, { documents: number; until: number }>>()

/** How many documents hold each token; tokens that none holds are missing. Of common ones at most an hour old. */
export async function documentCounts(ctx: Ctx, tokens: readonly string[]): Promise<Map<string, number>> {
  const now = msOf(ctx.now())
  const kept = keptOf(ctx)
  const counts = new Map<string, number>()
  for (const token of tokens) {
    const entry = kept.get(token)
    if (entry !== undefined && entry.until > now) counts.set(token, entry.documents)
  }
  for (const [token, documents] of await ctx.dialect.fullText.documentCounts(
    ctx.read,
    tokens.filter((token) => !counts.has(token)),
  )) {
    counts.set(token, documents)
    if (documents >= COMMON) kept.set(token, { documents, until: now + KEPT_MS })
  }
  if (kept.size > MOST_KEPT) kept.clear()
  return counts
}

function keptOf({ platform }: Ctx): Map<string, { documents: number; until: number }> {
  const kept = known.get(platform) ?? new Map<string, { documents: number; until: number }>()
  known.set(platform, kept)
  return kept
}
