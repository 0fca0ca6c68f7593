import type { MemberStandingTable } from '#db/schema/ledger.ts'
import type { BadgeKey } from '#app/registry/badges.ts'
import type { Tx } from '#app/core/write.server.ts'

export async function saveStanding(tx: Tx, row: MemberStandingTable): Promise<void> {
  const { member_id: _member, ...change } = row
  await tx.db.insertInto('member_standing').values(row).onConflict((c) => c.column('member_id').doUpdateSet(change)).execute()
}

/** Gives a badge once; a revoked one comes back with its first date. */
export async function awardBadge(tx: Tx, memberId: string, badge: BadgeKey): Promise<void> {
  await tx.db
    .insertInto('badge_award')
    .values({ member_id: memberId, badge, awarded_at: tx.at, revoked_at: null })
    .onConflict((c) => c.columns(['member_id', 'badge']).doUpdateSet({ revoked_at: null }))
    .execute()
}

export async function revokeBadge(tx: Tx, memberId: string, badge: BadgeKey): Promise<void> {
  await tx.db.updateTable('badge_award').set({ revoked_at: tx.at }).where('member_id', '=', memberId).where('badge', '=', badge).where('revoked_at', 'is', null).execute()
}
