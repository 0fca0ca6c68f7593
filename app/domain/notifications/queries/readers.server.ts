import type { Actor } from '#app/core/actor.ts'
import type { ReadSetting } from '#app/core/reading.ts'
import { rightsOfMembers } from '#app/domain/access/queries/rights-of-members.server.ts'
import type { Wishes } from '#app/domain/notifications/channels.ts'
import type { Hours } from '#app/domain/notifications/window.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { standardPreset } from '#app/registry/notifications/topics.ts'
import type { Role } from '#app/registry/permissions.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** A member as notifications need to know them. `locale` null: they chose none. */
export type NotifiedMember = { actor: Actor; locale: Locale | null; wishes: Wishes; hours: Hours }

/**
 * These members with their rights, wishes and hours; suspended ones and those who never signed up here are left out.
 * Four queries, whatever their number.
 */
export async function notifiedMembers(
  db: Db,
  setting: ReadSetting,
  ids: readonly string[],
): Promise<Map<string, NotifiedMember>> {
  const found = new Map<string, NotifiedMember>()
  if (ids.length === 0) return found
  const [members, roles, choices, rights] = await Promise.all([
    db
      .selectFrom('member')
      .leftJoin('notification_preference as p', 'p.member_id', 'member.id')
      .select(['member.id', 'member.handle', 'member.name', 'member.trust_level', 'member.locale'])
      .select(['p.preset', 'p.time_zone', 'p.quiet_from', 'p.quiet_until', 'p.window_minutes', 'p.daily_hour'])
      .where('member.id', 'in', [...ids])
      .where('member.suspended_at', 'is', null)
      .where('member.email', 'is not', null)
      .execute(),
    db
      .selectFrom('member_role')
      .select(['member_id', 'role'])
      .where('member_id', 'in', [...ids])
      .execute(),
    db
      .selectFrom('notification_choice')
      .selectAll()
      .where('member_id', 'in', [...ids])
      .execute(),
    rightsOfMembers(db, ids),
  ])
  const rolesOf = Map.groupBy(roles, ({ member_id }) => member_id)
  const choicesOf = Map.groupBy(choices, ({ member_id }) => member_id)
  for (const row of members)
    found.set(row.id, {
      actor: {
        memberId: row.id,
        handle: row.handle,
        name: row.name,
        roles: ['member', ...(rolesOf.get(row.id) ?? []).map(({ role }): Role => role)],
        trustLevel: row.trust_level,
        rights: rights.get(row.id),
      },
      locale: row.locale,
      wishes: {
        preset: row.preset ?? standardPreset,
        choices: new Map(
          (choicesOf.get(row.id) ?? []).map(({ topic, channel, chosen }) => [`${topic} ${channel}`, chosen === 1]),
        ),
      },
      hours: hoursOf(row, setting),
    })
  return found
}

/** The hours of a member, with the site's where they chose none. */
export function hoursOf(
  row: {
    time_zone: string | null
    quiet_from: number | null
    quiet_until: number | null
    window_minutes: number | null
    daily_hour: number | null
  },
  setting: ReadSetting,
): Hours {
  return {
    timeZone: row.time_zone ?? setting('site.timeZone'),
    quiet:
      row.quiet_from === null || row.quiet_until === null ? null : { from: row.quiet_from, until: row.quiet_until },
    windowMinutes: row.window_minutes ?? setting('notifications.windowMinutes'),
    dailyHour: row.daily_hour ?? setting('notifications.dailyHour'),
  }
}
