import type { Insertable } from 'kysely'
import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { standardPreset, type NotificationChannel, type NotificationTopic } from '#app/registry/notifications/topics.ts'
import type { NotificationPreferenceTable } from '#db/schema/notifications.ts'

type Changes = Partial<Omit<Insertable<NotificationPreferenceTable>, 'member_id' | 'changed_at'>>

/** Changes what a member wants; a member without a row gets one with the standard of everything else. */
export async function putPreference(tx: Tx, memberId: string, changes: Changes): Promise<void> {
  const row = {
    member_id: memberId,
    preset: standardPreset,
    time_zone: null,
    quiet_from: null,
    quiet_until: null,
    window_minutes: null,
    daily_hour: null,
    digest_day: null,
    digest_visited_at: null,
    digest_stopped_at: null,
  }
  await tx.db
    .insertInto('notification_preference')
    .values({ ...row, ...changes, changed_at: tx.at })
    .onConflict((conflict) => conflict.column('member_id').doUpdateSet({ ...changes, changed_at: tx.at }))
    .execute()
}

/** Replaces the cells that a member set apart from the preset. */
export async function replaceChoices(
  tx: Tx,
  memberId: string,
  choices: readonly { topic: NotificationTopic; channel: NotificationChannel; chosen: boolean }[],
): Promise<void> {
  await tx.db.deleteFrom('notification_choice').where('member_id', '=', memberId).execute()
  if (choices.length === 0) return
  await tx.db
    .insertInto('notification_choice')
    .values(choices.map(({ chosen, ...cell }) => ({ ...cell, member_id: memberId, chosen: chosen ? 1 : 0 })))
    .execute()
}

/** Sets some cells; the others stay. */
export async function putChoices(
  tx: Tx,
  memberId: string,
  choices: readonly { topic: NotificationTopic; channel: NotificationChannel; chosen: boolean }[],
): Promise<void> {
  if (choices.length === 0) return
  await tx.db
    .insertInto('notification_choice')
    .values(choices.map(({ chosen, ...cell }) => ({ ...cell, member_id: memberId, chosen: chosen ? 1 : 0 })))
    .onConflict((conflict) =>
      conflict.columns(['member_id', 'topic', 'channel']).doUpdateSet({ chosen: (eb) => eb.ref('excluded.chosen') }),
    )
    .execute()
}

/** Notes a visit from a digest, for a member who gets one; once an hour is enough. */
export async function touchDigestVisit(tx: Tx, memberId: string): Promise<void> {
  await tx.db
    .updateTable('notification_preference')
    .set({ digest_visited_at: tx.at })
    .where('member_id', '=', memberId)
    .where('digest_day', 'is not', null)
    .where('digest_visited_at', '<', plus(tx.at, { hours: -1 }))
    .execute()
}
