import { signedIn } from '#app/core/authorize.ts'
import type { Reading } from '#app/core/reading.ts'
import { plus, toInstant, type Instant } from '#app/core/time.ts'
import { visibleNotification } from '#app/domain/notifications/queries/visible.server.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { NotificationTable } from '#db/schema/notifications.ts'
import type { PushKeyTable, PushSubscriptionTable } from '#db/schema/push.ts'

/** The browsers of everybody who was told of this event and wanted it pushed. One query. */
export function subscriptionsToTell(
  db: Db,
  causeId: string,
): Promise<Pick<PushSubscriptionTable, 'id' | 'member_id'>[]> {
  return db
    .selectFrom('notification_item as i')
    .innerJoin('notification as n', 'n.id', 'i.notification_id')
    .innerJoin('push_subscription as s', 's.member_id', 'i.member_id')
    .select(['s.id', 's.member_id'])
    .where('i.event_id', '=', causeId)
    .where('n.push', '=', 1)
    .where('n.read_at', 'is', null)
    .execute()
}

/** A subscription whose session has not ended; undefined otherwise. */
export function subscriptionInUse(db: Db, id: string, now: Instant): Promise<PushSubscriptionTable | undefined> {
  return db
    .selectFrom('push_subscription')
    .innerJoin('session', 'session.id_hash', 'push_subscription.session_hash')
    .selectAll('push_subscription')
    .where('push_subscription.id', '=', id)
    .where('session.expires_at', '>', now)
    .where('session.idle_expires_at', '>', now)
    .executeTakeFirst()
}

/** What this member was told of the event, as far as it is unread and they may still know of it. */
export function unreadOfCause(
  { read, actor }: Pick<Reading, 'read' | 'actor'>,
  causeId: string,
): Promise<NotificationTable | undefined> {
  return read
    .selectFrom('notification')
    .innerJoin('notification_item as told', 'told.notification_id', 'notification.id')
    .selectAll('notification')
    .where('told.event_id', '=', causeId)
    .where('told.member_id', '=', signedIn(actor))
    .where('notification.push', '=', 1)
    .where('notification.read_at', 'is', null)
    .where(visibleNotification(actor))
    .executeTakeFirst()
}

export async function countSubscriptions({ read, actor }: Pick<Reading, 'read' | 'actor'>): Promise<number> {
  const { count } = await read
    .selectFrom('push_subscription')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member_id', '=', signedIn(actor))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Whether an answer to the reader has waited for an hour, and no browser of theirs would have said so. One query. */
export async function missedAnswer({ read, actor, now }: Pick<Reading, 'read' | 'actor' | 'now'>): Promise<boolean> {
  const row = await read
    .selectFrom('notification')
    .select('notification.id')
    .where('notification.member_id', '=', signedIn(actor))
    .where('notification.read_at', 'is', null)
    .where('notification.kind', 'in', ['answered', 'replied', 'caseAnswered'])
    .where('notification.at', '<=', plus(now(), { hours: -1 }))
    .where(visibleNotification(actor))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('push_subscription as s').select('s.id').whereRef('s.member_id', '=', 'notification.member_id'),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function storedKey(db: Db): Promise<PushKeyTable | undefined> {
  const row = await db.selectFrom('push_key').selectAll().where('name', '=', 'site').executeTakeFirst()
  return row === undefined ? undefined : { ...row, created_at: toInstant(row.created_at) }
}
