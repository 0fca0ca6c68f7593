import { plus, type Instant } from '#app/core/time.ts'
import type { FlagRecord } from '#app/domain/flags/weight.ts'
import type { FlaggedType } from '#app/registry/flag-reasons.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { FlagTable } from '#db/schema/flags.ts'

/** A shared address longer ago says nothing about today. In days. */
const addressDays = 90

/** The member's own flag of that thing; null when there is none. */
export async function findFlag(db: Db, memberId: string, type: FlaggedType, id: string): Promise<FlagTable | null> {
  const row = await db
    .selectFrom('flag')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('subject_type', '=', type)
    .where('subject_id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** What a member flagged, the latest first, a hundred at most. */
export function flagsOfMember(db: Db, memberId: string): Promise<FlagTable[]> {
  return db
    .selectFrom('flag')
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
}

/** The flags of a thing that wait for a decision, the earliest first. */
export function openFlagsOf(db: Db, type: FlaggedType, id: string): Promise<FlagTable[]> {
  return db
    .selectFrom('flag')
    .selectAll()
    .where('subject_id', '=', id)
    .where('subject_type', '=', type)
    .where('state', '=', 'open')
    .orderBy('id')
    .execute()
}

/** How the flags of a member were decided. */
export async function flagRecordOf(db: Db, memberId: string): Promise<FlagRecord> {
  const rows = await db
    .selectFrom('flag')
    .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
    .where('member_id', '=', memberId)
    .where('state', 'in', ['upheld', 'rejected'])
    .groupBy('state')
    .execute()
  const count = (state: string) => Number(rows.find((row) => row.state === state)?.n ?? 0)
  return { upheld: count('upheld'), rejected: count('rejected') }
}

/**
 * Pairs of these members who have something to do with one another: the same address in the last 90 days, the same
 * customer account, or a correction of vote fraud that concerned both. Three queries.
 */
export async function linksAmong(db: Db, memberIds: readonly string[], now: Instant): Promise<[string, string][]> {
  if (memberIds.length < 2) return []
  const ids = [...memberIds]
  const since = plus(now, { days: -addressDays })
  const [addresses, accounts, findings] = await Promise.all([
    db
      .selectFrom('member_device')
      .select(['member_id', 'address as shared'])
      .where('member_id', 'in', ids)
      .where('last_seen_at', '>=', since)
      .execute(),
    db
      .selectFrom('member')
      .select(['id as member_id', 'account_id as shared'])
      .where('id', 'in', ids)
      .where('account_id', 'is not', null)
      .execute(),
    db
      .selectFrom('gaming_finding_member as m')
      .innerJoin('gaming_finding as f', 'f.id', 'm.finding_id')
      .select(['m.member_id', 'm.finding_id as shared'])
      .where('m.member_id', 'in', ids)
      .where('f.state', '=', 'corrected')
      .execute(),
  ])
  return [addresses, accounts, findings].flatMap(pairs)
}

/** Each member with the first who has the same. */
function pairs(rows: readonly { member_id: string; shared: string | null }[]): [string, string][] {
  const first = new Map<string, string>()
  return rows.flatMap(({ member_id: id, shared }): [string, string][] => {
    if (shared === null || shared === '') return []
    const other = first.get(shared)
    if (other === undefined) first.set(shared, id)
    return other === undefined || other === id ? [] : [[other, id]]
  })
}

/** Whether posts of this member are never hidden automatically: staff, moderators, and trust level 4. */
export async function isSpared(db: Db, memberId: string | null): Promise<boolean> {
  if (memberId === null) return false
  const row = await db
    .selectFrom('member')
    .select('member.trust_level')
    .select((eb) =>
      eb
        .selectFrom('member_role')
        .select((role) => role.fn.countAll<number>().as('n'))
        .whereRef('member_role.member_id', '=', 'member.id')
        .where('member_role.role', 'in', ['agent', 'moderator', 'admin'])
        .as('roles'),
    )
    .where('member.id', '=', memberId)
    .executeTakeFirst()
  return row !== undefined && (row.trust_level >= 4 || Number(row.roles) > 0)
}

/** Whether an item was opened by flags and led to no decision that is in effect, such as a hold. */
export async function onlyFlagsKeepOpen(db: Db, itemId: string): Promise<boolean> {
  const row = await db
    .selectFrom('review_item as i')
    .select('i.id')
    .where('i.id', '=', itemId)
    .where('i.state', '=', 'open')
    .where('i.reason', '=', 'flagged')
    .where((eb) =>
      eb.not(
        eb.exists(eb.selectFrom('moderation_decision as d').select('d.id').whereRef('d.review_item_id', '=', 'i.id')),
      ),
    )
    .executeTakeFirst()
  return row !== undefined
}
