import type { Db } from '#db/dialects/dialect.ts'
import { badges } from '#app/registry/badges.ts'
import type { BadgeKey } from '#app/registry/badges.ts'
import { reputationFloor } from '#app/registry/reputation-floor.ts'
import type { TierKey } from '#app/registry/tiers.ts'
import { tiers } from '#app/registry/tiers.ts'
import { balancesOf } from '../ledger/queries.server.ts'
import type { Balances } from '../ledger/queries.server.ts'
import { standingRows } from './queries.server.ts'
import { isTierKey } from './tier.ts'

/** What the programme says of a member, for author cards and profiles. */
export type Standing = {
  /** Shown reputation: the account's balance above the floor of 1 that everybody has. */
  reputation: number
  tier: TierKey
  score: number
  /** Gold first. */
  badges: { key: BadgeKey; level: 'gold' | 'silver' | 'bronze'; awardedAt: string }[]
  balances: Balances
}

const order = { gold: 0, silver: 1, bronze: 2 } as const
export type Marks = Pick<Standing, 'tier' | 'score' | 'badges'>

/** Standings of many members in three queries. Every id asked for is in the map. */
export async function standingsOf(db: Db, memberIds: readonly string[]): Promise<Map<string, Standing>> {
  const marks = await marksOf(db, memberIds)
  const balances = await balancesOf(db, [...marks.keys()])
  return new Map(
    [...marks].map(([id, mark]) => {
      const own = balances.get(id) ?? { reputation: 0, pending: 0, available: 0, reserved: 0, debt: 0 }
      return [id, { ...mark, reputation: reputationFloor + own.reputation, balances: own }]
    }),
  )
}

/** What stands beside everything a member writes, in two queries. Every id asked for is in the map. */
export async function marksOf(db: Db, memberIds: readonly string[]): Promise<Map<string, Marks>> {
  const ids = [...new Set(memberIds)]
  const rows = await standingRows(db, ids)
  return new Map(
    ids.map((id) => {
      const standing = rows.standings.find((row) => row.member_id === id)
      const held = rows.badges.filter((row) => row.member_id === id).flatMap((row) => (isBadgeKey(row.badge) ? [{ key: row.badge, level: badges[row.badge].level, awardedAt: row.awarded_at }] : []))
      held.sort((a, b) => order[a.level] - order[b.level] || (a.awardedAt < b.awardedAt ? -1 : 1))
      return [id, { tier: standing !== undefined && isTierKey(standing.tier) ? standing.tier : tiers[0].key, score: standing?.score ?? 0, badges: held }]
    }),
  )
}

function isBadgeKey(value: string): value is BadgeKey {
  return Object.hasOwn(badges, value)
}
