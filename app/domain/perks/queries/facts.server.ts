import { notFound } from '#app/core/errors.ts'
import { plus, type Instant } from '#app/core/time.ts'
import { tenureOf } from '#app/domain/loyalty/queries/tiers.server.ts'
import { standingsOf } from '#app/domain/loyalty/standings.server.ts'
import type { MemberFacts } from '#app/domain/perks/eligibility.ts'
import type { Perk } from '#app/domain/perks/perk.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** What a redemption needs to know of a member. @throws not_found for an unknown one */
export async function memberFacts(db: Db, memberId: string): Promise<MemberFacts> {
  const member = await db
    .selectFrom('member')
    .select(['joined_at', 'suspended_at'])
    .where('id', '=', memberId)
    .executeTakeFirst()
  if (member === undefined) throw notFound()
  const roles = await db
    .selectFrom('member_role')
    .select('role')
    .where('member_id', '=', memberId)
    .where('role', 'in', ['agent', 'admin'])
    .execute()
  const standing = (await standingsOf(db, [memberId])).get(memberId)
  const since = (await tenureOf(db, [memberId])).get(memberId)?.customerSince ?? null
  return {
    staff: roles.length > 0,
    suspended: member.suspended_at !== null,
    joinedAt: member.joined_at,
    available: standing?.balances.available ?? 0,
    debt: standing?.balances.debt ?? 0,
    tier: standing?.tier ?? 'friend',
    score: standing?.score ?? 0,
    customerSince: since,
  }
}

/** How often a member redeemed each of these perks within its `limit_days`, without refunded ones. One query. */
export async function takenCounts(
  db: Db,
  memberId: string,
  perks: readonly Perk[],
  at: Instant,
): Promise<Map<string, number>> {
  const limited = perks.filter((perk) => perk.member_limit !== null)
  if (limited.length === 0) return new Map()
  const rows = await db
    .selectFrom('redemption')
    .select(['perk_id', 'created_at'])
    .where('member_id', '=', memberId)
    .where(
      'perk_id',
      'in',
      limited.map(({ id }) => id),
    )
    .where('ended_as', 'is', null)
    .execute()
  return new Map(
    limited.map((perk) => {
      const since = perk.limit_days === null ? '' : plus(at, { days: -perk.limit_days })
      return [perk.id, rows.filter((row) => row.perk_id === perk.id && row.created_at > since).length]
    }),
  )
}
