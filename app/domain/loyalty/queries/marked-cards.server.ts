import type { Reading } from '#app/core/reading.ts'
import { toInstant } from '#app/core/time.ts'
import { cardRows, cardsOf, type AuthorCard } from '#app/domain/accounts/queries/members.server.ts'
import { asShown, shownRows, type ShownBadge, type ShownRow } from '#app/domain/loyalty/badges/queries/shown.server.ts'
import { isTierKey } from '#app/domain/loyalty/tiers/tier.ts'
import { tiers, type TierKey } from '#app/registry/tiers.ts'

/** An author card with what the programme adds to it. */
export type MarkedCard = AuthorCard & { tier: TierKey; badges: ShownBadge[] }

/** Cards with tier and badges by member id, in one query for any number of ids; unknown ids are not in the map. */
export async function markedCards(reading: Reading, ids: readonly string[]): Promise<Map<string, MarkedCard>> {
  if (ids.length === 0) return new Map()
  const rows = await cardRows(reading.read, ids)
    .leftJoin('member_standing as standing', 'standing.member_id', 'member.id')
    .select((eb) => [
      'standing.tier',
      reading.dialect.rowsAsText(shownRows(reading.read).where('a.member_id', '=', eb.ref('member.id'))).as('badges'),
    ])
    .execute()
  const marks = new Map(rows.map(({ id, tier, badges }) => [id, { tier, badges: badgesIn(badges) }]))
  return new Map(
    [...cardsOf(reading, rows)].map(([id, card]) => {
      const { tier = null, badges = [] } = marks.get(id) ?? {}
      return [id, { ...card, tier: tier !== null && isTierKey(tier) ? tier : tiers[0].key, badges }]
    }),
  )
}

function badgesIn(text: string): ShownBadge[] {
  const rows = JSON.parse(text) as ShownRow[]
  return asShown(rows.map((row) => ({ ...row, awarded_at: toInstant(row.awarded_at) })))
}
