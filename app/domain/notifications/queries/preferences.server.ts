import { signedIn } from '#app/core/authorize.ts'
import type { Reading } from '#app/core/reading.ts'
import { toInstant, type Instant } from '#app/core/time.ts'
import { channelFrom, channelsFor, topicsFor } from '#app/domain/notifications/channels.ts'
import type { PreferenceRow } from '#app/domain/notifications/preference-row.ts'
import type { Hours } from '#app/domain/notifications/window.ts'
import { notificationChannels, standardPreset, type NotificationPreset } from '#app/registry/notifications/topics.ts'
import { waitsForMail } from './bundles.server.ts'
import { hoursOf } from './readers.server.ts'

export type Preferences = {
  preset: NotificationPreset
  /** Whether single cells differ from the preset. */
  adjusted: boolean
  rows: PreferenceRow[]
  hours: Hours
  /** Weekday of the digest, 1 Monday; null: none. `digestStopped`: it ended because no visit came from it. */
  digestDay: number | null
  digestStopped: boolean
  /** When waiting news is mailed; null: nothing waits that is still there. */
  windowEndsAt: Instant | null
}

/** What the reader wants to be told, and when. Two queries. */
export async function preferences(reading: Reading): Promise<Preferences> {
  const { read, actor, setting } = reading
  const memberId = signedIn(actor)
  const [row, choices] = await Promise.all([
    read
      .selectFrom('member')
      .leftJoin('notification_preference as p', 'p.member_id', 'member.id')
      .leftJoin('notification_bundle as b', 'b.member_id', 'member.id')
      .select([
        'p.preset',
        'p.time_zone',
        'p.quiet_from',
        'p.quiet_until',
        'p.window_minutes',
        'p.daily_hour',
        'p.digest_day',
        'p.digest_stopped_at',
      ])
      .select((eb) => eb.case().when(waitsForMail(actor)).then(eb.ref('b.due_at')).end().as('due_at'))
      .where('member.id', '=', memberId)
      .executeTakeFirstOrThrow(),
    read.selectFrom('notification_choice').selectAll().where('member_id', '=', memberId).execute(),
  ])
  const wishes = {
    preset: row.preset ?? standardPreset,
    choices: new Map(choices.map(({ topic, channel, chosen }) => [`${topic} ${channel}`, chosen === 1])),
  }
  return {
    preset: wishes.preset,
    adjusted: choices.length > 0,
    rows: topicsFor(actor.roles).map((topic) => ({
      topic,
      channels: channelsFor(topic, wishes, actor.roles),
      fixed: notificationChannels.filter((channel) => channelFrom(topic, channel, actor.roles) === 'always'),
    })),
    hours: hoursOf(row, setting),
    digestDay: row.digest_day,
    digestStopped: row.digest_stopped_at !== null,
    windowEndsAt: row.due_at === null ? null : toInstant(row.due_at),
  }
}
