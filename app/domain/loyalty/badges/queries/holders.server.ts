import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
import type { Instant } from '#app/core/time.ts'
import { badgeEntry, badgeKeys, type BadgeKey } from '#app/registry/badges.ts'
import type { Db } from '#db/dialects/dialect.ts'

export type BadgeHolder = {
  memberId: string
  tag: string | null
  times: number
  awardedAt: Instant
  subjectId: string | null
}

/** How many members hold each badge; a badge of a tag counts a member once for any number of tags. */
export async function holdersByBadge(db: Db): Promise<Map<string, number>> {
  const perTag = badgeKeys.filter((key) => badgeEntry(key).perTag === true)
  const once = await db.selectFrom('badge_count').select(['badge', 'holders']).where('scope', '=', '').execute()
  const many = await db
    .selectFrom('badge_award')
    .select((eb) => ['badge', eb.fn.count<number>('member_id').distinct().as('holders')])
    .where('badge', 'in', perTag)
    .where('revoked_at', 'is', null)
    .groupBy('badge')
    .execute()
  return new Map([...once, ...many].map(({ badge, holders }) => [badge, Number(holders)]))
}

/** Tags under which a badge is held, the most held first. */
export async function tagsOfBadge(db: Db, badge: BadgeKey): Promise<{ name: string; holders: number }[]> {
  return db
    .selectFrom('badge_count')
    .innerJoin('tag', 'tag.id', 'badge_count.scope')
    .select(['tag.name', 'badge_count.holders'])
    .where('badge', '=', badge)
    .where('holders', '>', 0)
    .orderBy('holders', 'desc')
    .orderBy('tag.name')
    .limit(100)
    .execute()
}

/**
 * The holders of a badge, newest first.
 * @param tag name of a tag; null: any
 */
export async function holdersOf(
  db: Db,
  badge: BadgeKey,
  tag: string | null,
  page: PageRequest,
): Promise<Page<BadgeHolder>> {
  let query = db
    .selectFrom('badge_award as a')
    .innerJoin('member', 'member.id', 'a.member_id')
    .leftJoin('tag', 'tag.id', 'a.scope')
    .select(['a.member_id', 'a.scope', 'a.times', 'a.awarded_at', 'a.subject_id', 'tag.name as tag'])
    .where('a.badge', '=', badge)
    .where('a.revoked_at', 'is', null)
    .where('member.suspended_at', 'is', null)
  if (tag !== null) query = query.where('tag.name', '=', tag)
  if (page.cursor !== null) {
    const [at, member, scope] = decodeCursor(page.cursor, 3).map(String) as [string, string, string]
    query = query.where((eb) =>
      eb.or([
        eb('a.awarded_at', '<', at),
        eb.and([eb('a.awarded_at', '=', at), eb('a.member_id', '<', member)]),
        eb.and([eb('a.awarded_at', '=', at), eb('a.member_id', '=', member), eb('a.scope', '<', scope)]),
      ]),
    )
  }
  const rows = toPage(
    await query
      .orderBy('a.awarded_at', 'desc')
      .orderBy('a.member_id', 'desc')
      .orderBy('a.scope', 'desc')
      .limit(page.limit + 1)
      .execute(),
    page.limit,
    (row) => [row.awarded_at, row.member_id, row.scope],
  )
  return {
    ...rows,
    items: rows.items.map((row) => ({
      memberId: row.member_id,
      tag: row.tag,
      times: row.times,
      awardedAt: row.awarded_at,
      subjectId: row.subject_id,
    })),
  }
}

/** The badges that a member was awarded or lost, newest first. */
export async function badgeChanges(db: Db, memberId: string, limit: number) {
  return db
    .selectFrom('badge_change as c')
    .leftJoin('tag', 'tag.id', 'c.scope')
    .select(['c.id', 'c.badge', 'c.at', 'c.before', 'c.after', 'tag.name as tag'])
    .where('c.member_id', '=', memberId)
    .orderBy('c.at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute()
}
