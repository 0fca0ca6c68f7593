import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import type { Instant } from '#app/core/time.ts'
import { pointsEarnedSince } from '../ledger/queries.server.ts'
import { customersSince } from './queries.server.ts'
import { tierOf, tierScore } from './tier.ts'
import { saveStanding } from './store.server.ts'

/** Works out the tiers of these members from the ledger and their tenure. Idempotent. */
export async function reviewStandings(ctx: Ctx, memberIds: readonly string[]): Promise<void> {
  await ctx.write(async (tx) => {
    const points = await pointsEarnedSince(tx.db, memberIds, windowStart(tx.at, tx.setting('tiers.windowMonths')))
    const since = await customersSince(tx.db, memberIds)
    for (const memberId of memberIds) {
      const score = tierScore(points.get(memberId) ?? 0, since.get(memberId) ?? null, tx.at, tx.setting('tiers.tenureScorePerYear'))
      await saveStanding(tx, { member_id: memberId, tier: tierOf(score).key, score, computed_at: tx.at })
    }
  })
}

const batch = 100

/** Reviews everybody with a customer account: tenure grows by itself. */
export async function reviewAllStandings(ctx: Ctx): Promise<void> {
  let after = ''
  for (;;) {
    const rows = await ctx.read.selectFrom('member').select('id').where('account_id', 'is not', null).where('id', '>', after).orderBy('id').limit(batch).execute()
    const last = rows.at(-1)
    if (last === undefined) return
    await reviewStandings(ctx, rows.map((row) => row.id))
    after = last.id
  }
}

/** Months as 30.44 days: a window of two years need not be exact to the hour. */
export function windowStart(at: Instant, months: number): Instant {
  return plus(at, { days: -Math.round(months * 30.44) })
}
