import { between, plus, unitMs, zoneOffsetMinutes, type Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { staffRoles } from '#app/registry/permissions.ts'
import { proofs, type Doubt, type Proof } from '#app/registry/proofs.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { activeDays } from './trust.server.ts'

/** A shared device longer ago says nothing about today. In days. */
const DEVICE_DAYS = 90

/**
 * Why the giver's act for the receiver should pay nothing until staff have reviewed it; '' without doubt. A trust
 * level set by hand, being staff, and an act that was cleared before count as proof. At most six queries.
 */
export async function doubtAbout(tx: Tx, giverId: string, receiverId: string): Promise<Doubt | ''> {
  const giver = await tx.db
    .selectFrom('member')
    .select(['joined_at', 'trust_level', 'trust_fixed_at', 'email_verified_at'])
    .select((eb) =>
      eb
        .selectFrom('member_role')
        .select((role) => role.fn.countAll<number>().as('n'))
        .whereRef('member_role.member_id', '=', 'member.id')
        .where('member_role.role', 'in', [...staffRoles])
        .as('staff'),
    )
    .where('id', '=', giverId)
    .executeTakeFirst()
  if (giver === undefined || Number(giver.staff ?? 0) > 0) return ''
  if (await correctedTogether(tx.db, giverId, receiverId)) return 'found'
  const cleared = await clearedReceivers(tx.db, giverId)
  if (!cleared.has(receiverId)) {
    const shared = await sharedPlace(tx.db, giverId, receiverId, plus(tx.at, { days: -DEVICE_DAYS }))
    if (shared !== null) return shared
  }
  if (giver.trust_fixed_at !== null || cleared.size > 0) return ''
  const offset = zoneOffsetMinutes(tx.at, tx.setting('site.timeZone'))
  const days = await activeDays(tx.db, tx.dialect, [giverId], offset)
  const figures = {
    age: Math.floor(between(giver.joined_at, tx.at) / unitMs.day),
    activeDays: days.get(giverId) ?? 0,
    email: giver.email_verified_at === null ? 0 : 1,
    trust: giver.trust_level,
  } satisfies Record<Proof, number>
  const missing = (Object.keys(proofs) as Proof[]).find((proof) => {
    const { bar } = proofs[proof]
    return figures[proof] < (typeof bar === 'number' ? bar : tx.setting(bar))
  })
  return missing === undefined ? '' : proofs[missing].reason
}

/** Whether a correction in force concerned both members. */
async function correctedTogether(db: Db, a: string, b: string): Promise<boolean> {
  const row = await db
    .selectFrom('gaming_finding_member as one')
    .innerJoin('gaming_finding_member as other', 'other.finding_id', 'one.finding_id')
    .innerJoin('gaming_finding as f', 'f.id', 'one.finding_id')
    .select('f.id')
    .where('one.member_id', '=', a)
    .where('other.member_id', '=', b)
    .where('f.state', '=', 'corrected')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The receivers for whom staff have cleared acts of this member. */
async function clearedReceivers(db: Db, giverId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('held_act')
    .select('receiver_id')
    .distinct()
    .where('giver_id', '=', giverId)
    .where('state', '=', 'cleared')
    .execute()
  return new Set(rows.map((row) => row.receiver_id))
}

/** Whether both signed in with the same browser at the same address, or at the same address alone. */
async function sharedPlace(db: Db, a: string, b: string, since: Instant): Promise<'device' | 'address' | null> {
  const rows = await db
    .selectFrom('member_device as one')
    .innerJoin('member_device as other', 'other.address', 'one.address')
    .select(['one.browser', 'other.browser as otherBrowser'])
    .where('one.member_id', '=', a)
    .where('other.member_id', '=', b)
    .where('one.last_seen_at', '>=', since)
    .where('other.last_seen_at', '>=', since)
    .execute()
  if (rows.length === 0) return null
  return rows.some(({ browser, otherBrowser }) => browser !== '' && browser === otherBrowser) ? 'device' : 'address'
}
