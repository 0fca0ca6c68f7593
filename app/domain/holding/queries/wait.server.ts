import type { Ctx } from '#app/core/context.server.ts'
import { sharedFact } from '#app/core/shared-facts.server.ts'
import { between, plus, unitMs } from '#app/core/time.ts'

/** Of the last month, at most this many decisions; fewer than the least say nothing. */
const days = 30
const mostLookedAt = 200
const fewest = 5
/** Three of four held posts were decided within it. */
const share = 0.75

/**
 * Within how many minutes three of four held posts were decided lately; null: too few were to say. One query, kept for a
 * moment.
 */
export function usualWait(ctx: Ctx): Promise<number | null> {
  return sharedFact(ctx, 'usualWait', async () => {
    const rows = await ctx.read
      .selectFrom('review_item')
      .select(['opened_at', 'decided_at'])
      .where('kind', '=', 'post')
      .where('state', '=', 'decided')
      .where('reason', '=', 'held')
      .where('decided_at', '>=', plus(ctx.now(), { days: -days }))
      .orderBy('decided_at', 'desc')
      .limit(mostLookedAt)
      .execute()
    if (rows.length < fewest) return null
    const waits = rows
      .map(({ opened_at, decided_at }) => between(opened_at, decided_at ?? opened_at) / unitMs.minute)
      .toSorted((a, b) => a - b)
    return Math.ceil(waits[Math.ceil(waits.length * share) - 1] ?? 0)
  })
}
