import type { Tx } from '#app/core/write.server.ts'
import { isTierKey, type TierState } from '#app/domain/loyalty/tiers/tier.ts'
import { staffRoles } from '#app/registry/permissions.ts'
import { tiers, type TierKey } from '#app/registry/tiers.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** The dates of a member. `customerSince` null without a customer account. */
export type Tenure = { customerSince: string | null; joinedAt: string; suspended: boolean }

/** The tenure of these members, in one query; unknown ids are left out. */
export async function tenureOf(db: Db, memberIds: readonly string[]): Promise<Map<string, Tenure>> {
  if (memberIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('member')
    .leftJoin('account', 'account.id', 'member.account_id')
    .select(['member.id', 'member.joined_at', 'member.suspended_at', 'account.started_at'])
    .where('member.id', 'in', [...memberIds])
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      { customerSince: row.started_at, joinedAt: row.joined_at, suspended: row.suspended_at !== null },
    ]),
  )
}

/**
 * The tier states of these members, locked until the transaction ends; members who were never reviewed are not in the
 * map.
 */
export async function tierStates(tx: Tx, memberIds: readonly string[]): Promise<Map<string, TierState>> {
  if (memberIds.length === 0) return new Map()
  const rows = await tx.dialect
    .lockRow(
      tx.db
        .selectFrom('member_standing')
        .selectAll()
        .where('member_id', 'in', [...memberIds])
        .orderBy('member_id'),
    )
    .execute()
  return new Map(rows.map((row) => [row.member_id, stateOf(row)]))
}

/** The tier state of one member; null when never reviewed. */
export async function tierStateOf(db: Db, memberId: string): Promise<TierState | null> {
  const row = await db.selectFrom('member_standing').selectAll().where('member_id', '=', memberId).executeTakeFirst()
  return row === undefined ? null : stateOf(row)
}

function stateOf(row: {
  tier: string
  reached_at: string | null
  held_until: string | null
  warned_at: string | null
  near_told: string | null
}): TierState {
  return {
    tier: isTierKey(row.tier) ? row.tier : tiers[0].key,
    reachedAt: row.reached_at,
    heldUntil: row.held_until,
    warnedAt: row.warned_at,
    nearTold: row.near_told !== null && isTierKey(row.near_told) ? row.near_told : null,
  }
}

/** Members with a customer account, or with a tier state, by id. */
export async function membersInProgramme(db: Db, options: { after: string; limit: number }): Promise<string[]> {
  const rows = await db
    .selectFrom('member')
    .leftJoin('member_standing', 'member_standing.member_id', 'member.id')
    .select('member.id')
    .where('member.id', '>', options.after)
    .where((eb) => eb.or([eb('member.account_id', 'is not', null), eb('member_standing.member_id', 'is not', null)]))
    .orderBy('member.id')
    .limit(options.limit)
    .execute()
  return rows.map((row) => row.id)
}

/** The changes of a member's tier, newest first. */
export async function tierHistoryOf(db: Db, memberId: string, limit: number) {
  return db
    .selectFrom('tier_event')
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/**
 * How many members who are not staff are in each tier, and their total. Members who were never reviewed
 * are in none.
 */
export async function membersByTier(db: Db): Promise<{ byTier: Map<string, number>; all: number }> {
  const rows = await db
    .selectFrom('member')
    .leftJoin('member_standing', 'member_standing.member_id', 'member.id')
    .select((eb) => ['member_standing.tier', eb.fn.countAll<number>().as('count')])
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('member_role')
            .select('member_role.member_id')
            .whereRef('member_role.member_id', '=', 'member.id')
            .where('member_role.role', 'in', [...staffRoles]),
        ),
      ),
    )
    .groupBy('member_standing.tier')
    .execute()
  return {
    byTier: new Map(rows.flatMap((row) => (row.tier === null ? [] : [[row.tier, Number(row.count)]]))),
    all: rows.reduce((sum, row) => sum + Number(row.count), 0),
  }
}

/** A range of scores in which members of one tier would move to another. `to` is not in the range; null: no end. */
export type ScoreRange = { tier: TierKey; from: number; to: number | null }

/** Members in good standing within any of these ranges: how many in each, and the first of them by name. */
export async function membersInRanges(
  db: Db,
  ranges: readonly ScoreRange[],
  limit: number,
): Promise<{ counts: number[]; members: { handle: string; name: string; tier: string; score: number }[] }> {
  const counts: number[] = []
  const members: { handle: string; name: string; tier: string; score: number }[] = []
  for (const range of ranges) {
    let query = db
      .selectFrom('member_standing')
      .innerJoin('member', 'member.id', 'member_standing.member_id')
      .where('member_standing.tier', '=', range.tier)
      .where('member_standing.score', '>=', range.from)
      .where('member.suspended_at', 'is', null)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('member_role')
              .select('member_role.member_id')
              .whereRef('member_role.member_id', '=', 'member.id')
              .where('member_role.role', 'in', [...staffRoles]),
          ),
        ),
      )
    if (range.to !== null) query = query.where('member_standing.score', '<', range.to)
    const { count } = await query.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
    counts.push(Number(count))
    if (members.length < limit && Number(count) > 0) {
      members.push(
        ...(await query
          .select(['member.handle', 'member.name', 'member_standing.tier', 'member_standing.score'])
          .orderBy('member_standing.score', 'desc')
          .orderBy('member.id')
          .limit(limit - members.length)
          .execute()),
      )
    }
  }
  return { counts, members }
}
