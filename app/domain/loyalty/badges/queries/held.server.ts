import type { HeldBadge } from '#app/domain/loyalty/badges/decide-badges.ts'
import { isBadgeKey } from '#app/registry/badges.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** Badges of the programme that these members hold; those of other sites are not among them. */
export async function heldBadges(db: Db, memberIds: readonly string[]): Promise<Map<string, HeldBadge[]>> {
  if (memberIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('badge_award')
    .select(['member_id', 'badge', 'scope', 'times'])
    .where('member_id', 'in', [...memberIds])
    .where('revoked_at', 'is', null)
    .execute()
  return Map.groupBy(
    rows.flatMap(({ member_id, badge, scope, times }) =>
      isBadgeKey(badge) ? [{ memberId: member_id, badge, scope, times }] : [],
    ),
    ({ memberId }) => memberId,
  )
}
