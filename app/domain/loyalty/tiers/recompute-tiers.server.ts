import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import { plus, type Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { pointsEarnedSince } from '#app/domain/ledger/queries/ledger.server.ts'
import { membersInProgramme, tenureOf, tierStates } from '#app/domain/loyalty/queries/tiers.server.ts'
import { insertTierEvents, saveTierStates } from '#app/domain/loyalty/store/tiers.server.ts'
import { membershipYearEnd } from '#app/domain/loyalty/tenure/tenure.ts'
import { firstState, nextTierState, tierRules, tierScore, type TierChange } from './tier.ts'

/** Recomputes the tiers of these members from the ledger and their tenure. Idempotent. */
export async function recomputeTiers(ctx: Ctx, memberIds: readonly string[]): Promise<void> {
  await openPace({ most: batch }).writeAll(ctx, memberIds, reviewTiers)
}

/**
 * Recomputes the tiers of these members: three reads and one write for any number, and an event for each change.
 * Suspended members keep what they have: nothing is reached, warned or lost until they are in good standing again.
 * Records `tier.reached`, `tier.warned`, `tier.lost`; each change becomes a line of the member's history.
 */
async function reviewTiers(tx: Tx, memberIds: readonly string[]): Promise<void> {
  const zone = tx.setting('site.timeZone')
  const rules = tierRules(tx.setting)
  const points = await pointsEarnedSince(tx.db, memberIds, tierWindowStart(tx.at, tx.setting('tiers.windowMonths')))
  const tenures = await tenureOf(tx.db, memberIds)
  const states = await tierStates(tx, memberIds)
  const rows = [...tenures].map(([memberId, { customerSince, joinedAt, suspended }]) => {
    const score = tierScore(
      points.get(memberId) ?? 0,
      customerSince,
      tx.at,
      tx.setting('tiers.tenureScorePerYear'),
      zone,
    )
    const before = states.get(memberId) ?? firstState
    const review = suspended
      ? { state: before, changes: [] }
      : nextTierState(before, score, tx.at, membershipYearEnd(customerSince ?? joinedAt, tx.at, zone), rules)
    return { memberId, score, ...review }
  })
  await saveTierStates(tx, rows)
  await insertTierEvents(
    tx,
    rows.flatMap(({ memberId, score, changes }) => changes.map((change) => ({ memberId, score, change }))),
  )
  for (const { memberId, score, changes } of rows)
    for (const change of changes) await recordChange(tx, memberId, score, change)
}

async function recordChange(
  tx: Tx,
  memberId: string,
  score: number,
  { kind, tier, before, until }: TierChange,
): Promise<void> {
  if (kind === 'reached') await tx.record('tier.reached', { memberId, tier, before, score })
  if (kind === 'lost') await tx.record('tier.lost', { memberId, tier, before, score })
  if (kind === 'near' || kind === 'ending') await tx.record('tier.warned', { memberId, kind, tier, score, until })
}

const batch = 100

/**
 * Recomputes the tiers of all members who have a customer account or ever earned something: tenure grows and points
 * leave the window without an event.
 */
export async function recomputeAllTiers(ctx: Ctx): Promise<void> {
  const pace = openPace({ most: batch })
  let after = ''
  for (;;) {
    const ids = await membersInProgramme(ctx.read, { after, limit: batch })
    const last = ids.at(-1)
    if (last === undefined) return
    await pace.writeAll(ctx, ids, reviewTiers)
    after = last
  }
}

/** Months as 30.44 days: a window of two years need not be exact to the hour. */
export function tierWindowStart(at: Instant, months: number): Instant {
  return plus(at, { days: -Math.round(months * 30.44) })
}
