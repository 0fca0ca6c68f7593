import { balancesOf, type Balances } from '#app/domain/ledger/queries/ledger.server.ts'
import { reputationFloor } from '#app/registry/reputation-floor.ts'
import { type TierKey, tiers } from '#app/registry/tiers.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { ShownBadge } from './badges/queries/shown.server.ts'
import { standingRows } from './queries/programme.server.ts'
import { isTierKey } from './tiers/tier.ts'

/** A member's standing in the programme, for author cards and profiles. */
export type Standing = {
  /** Shown reputation: the account's balance plus the floor of 1 that every member has. */
  reputation: number
  tier: TierKey
  score: number
  /** As they are shown: those the member chose first, then the rarest. */
  badges: ShownBadge[]
  balances: Balances
}

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

/** What is shown beside everything a member writes, in two queries. Every id asked for is in the map. */
export async function marksOf(db: Db, memberIds: readonly string[]): Promise<Map<string, Marks>> {
  const ids = [...new Set(memberIds)]
  const rows = await standingRows(db, ids)
  return new Map(
    ids.map((id) => {
      const standing = rows.standings.find((row) => row.member_id === id)
      return [
        id,
        {
          tier: standing !== undefined && isTierKey(standing.tier) ? standing.tier : tiers[0].key,
          score: standing?.score ?? 0,
          badges: rows.badges.get(id) ?? [],
        },
      ]
    }),
  )
}
