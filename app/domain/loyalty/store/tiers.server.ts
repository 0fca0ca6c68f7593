import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { TierChange, TierState } from '#app/domain/loyalty/tiers/tier.ts'

/** Saves the tier states of these members, in one statement. */
export async function saveTierStates(
  tx: Tx,
  rows: readonly { memberId: string; score: number; state: TierState }[],
): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(({ memberId, score, state }) => ({
    member_id: memberId,
    tier: state.tier,
    score,
    computed_at: tx.at,
    reached_at: state.reachedAt,
    held_until: state.heldUntil,
    warned_at: state.warnedAt,
    near_told: state.nearTold,
  }))
  await tx.db
    .insertInto('member_standing')
    .values(values)
    .onConflict((c) =>
      c.column('member_id').doUpdateSet((eb) => ({
        tier: eb.ref('excluded.tier'),
        score: eb.ref('excluded.score'),
        computed_at: eb.ref('excluded.computed_at'),
        reached_at: eb.ref('excluded.reached_at'),
        held_until: eb.ref('excluded.held_until'),
        warned_at: eb.ref('excluded.warned_at'),
        near_told: eb.ref('excluded.near_told'),
      })),
    )
    .execute()
}

export async function insertTierEvents(
  tx: Tx,
  told: readonly { memberId: string; score: number; change: TierChange }[],
): Promise<void> {
  if (told.length === 0) return
  await tx.db
    .insertInto('tier_event')
    .values(
      told.map(({ memberId, score, change }) => ({
        id: newId('tierEvent', msOf(tx.at)),
        member_id: memberId,
        at: tx.at,
        score,
        kind: change.kind,
        tier: change.tier,
        before: change.before,
        bar: change.bar,
        until: change.until,
      })),
    )
    .execute()
}
