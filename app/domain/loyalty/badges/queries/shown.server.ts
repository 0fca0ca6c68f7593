import type { Instant } from '#app/core/time.ts'
import { badgeEntry, badgeLevels, isBadgeKey, type BadgeKey, type BadgeLevel } from '#app/registry/badges.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** A badge beside a name. `tag`: the tag it belongs to; null for those that belong to none. */
export type ShownBadge = {
  key: BadgeKey
  level: BadgeLevel
  tag: { id: string; name: string } | null
  times: number
  /** Given first. */
  awardedAt: Instant
  /** The post or story that earned it last; null when there is no single one. */
  subjectId: string | null
  /** Members who hold it. */
  holders: number
  /** Its position in the member's choice, from 0; null when it was not chosen. */
  chosen: number | null
}

/** Badges of these members as they are shown, in one query: those the member chose first, then the rarest. */
export async function shownBadges(db: Db, memberIds: readonly string[]): Promise<Map<string, ShownBadge[]>> {
  if (memberIds.length === 0) return new Map()
  const rows = await shownRows(db)
    .where('a.member_id', 'in', [...memberIds])
    .execute()
  const byMember = Map.groupBy(rows, ({ member_id }) => member_id)
  return new Map([...byMember].map(([id, held]) => [id, asShown(held)]))
}

/** Badges that are held, of all members: a query to narrow. */
export function shownRows(db: Db) {
  return db
    .selectFrom('badge_award as a')
    .leftJoin('badge_count as c', (join) => join.onRef('c.badge', '=', 'a.badge').onRef('c.scope', '=', 'a.scope'))
    .leftJoin('badge_showcase as s', (join) =>
      join.onRef('s.member_id', '=', 'a.member_id').onRef('s.badge', '=', 'a.badge').onRef('s.scope', '=', 'a.scope'),
    )
    .leftJoin('tag', 'tag.id', 'a.scope')
    .select([
      'a.member_id',
      'a.badge',
      'a.scope',
      'a.times',
      'a.awarded_at',
      'a.subject_id',
      'c.holders',
      's.position',
      'tag.name as tag',
    ])
    .where('a.revoked_at', 'is', null)
}

export type ShownRow = Awaited<ReturnType<ReturnType<typeof shownRows>['execute']>>[number]

/** The badges of one member as they are shown: those the member chose first, then the rarest. */
export function asShown(rows: readonly Omit<ShownRow, 'member_id'>[]): ShownBadge[] {
  const shown = rows.flatMap(({ badge, scope, times, awarded_at, subject_id, holders, position, tag }) =>
    isBadgeKey(badge)
      ? [
          {
            key: badge,
            level: badgeEntry(badge).level,
            tag: tag === null ? null : { id: scope, name: tag },
            times,
            awardedAt: awarded_at,
            subjectId: subject_id,
            holders: holders ?? 0,
            chosen: position,
          },
        ]
      : [],
  )
  return shown.sort(inOrder)
}

/** Gold counts as rarer than silver when as many hold it; the older of two equals comes first. */
function inOrder(a: ShownBadge, b: ShownBadge): number {
  return (
    (a.chosen ?? 9) - (b.chosen ?? 9) ||
    a.holders - b.holders ||
    badgeLevels.indexOf(b.level) - badgeLevels.indexOf(a.level) ||
    (a.awardedAt === b.awardedAt ? (a.key < b.key ? -1 : 1) : a.awardedAt < b.awardedAt ? -1 : 1)
  )
}
