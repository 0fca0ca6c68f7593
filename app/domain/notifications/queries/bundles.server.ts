import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import type { Actor } from '#app/core/actor.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { Database } from '#db/schema/index.ts'
import type { NotificationTable } from '#db/schema/notifications.ts'
import { visibleItem, visibleNotification } from './visible.server.ts'

/** The unread notifications of these members that wait for a mail, by member. */
export async function waitingForMail(db: Db, memberIds: readonly string[]): Promise<Map<string, string[]>> {
  if (memberIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('notification')
    .select(['id', 'member_id'])
    .where('member_id', 'in', [...memberIds])
    .where('read_at', 'is', null)
    .where('mail', '=', 1)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('notification_item as i')
          .select('i.event_id')
          .whereRef('i.notification_id', '=', 'notification.id')
          .where('i.bundle_id', 'is', null),
      ),
    )
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ member_id }) => member_id)].map(([member, own]) => [member, own.map(({ id }) => id)]),
  )
}

/** Whether something waits for the member's next mail that they may know of. */
export function waitsForMail(actor: Actor): Expression<SqlBool> {
  const eb = expressionBuilder<Database, never>()
  return eb.exists(
    eb
      .selectFrom('notification')
      .select('notification.id')
      .where('notification.member_id', '=', actor.memberId)
      .where('notification.read_at', 'is', null)
      .where('notification.mail', '=', 1)
      .where(visibleNotification(actor))
      .where('notification.id', 'in', bundledItems(actor, null)),
  )
}

/**
 * What is left of a bundle at the moment it is mailed: unread, and with something of this bundle that is still there for
 * its reader. The newest first.
 */
export function unreadOfBundle(db: Db, actor: Actor, bundleId: string): Promise<NotificationTable[]> {
  return db
    .selectFrom('notification')
    .selectAll()
    .where('id', 'in', bundledItems(actor, bundleId))
    .where('member_id', '=', actor.memberId)
    .where('read_at', 'is', null)
    .where(visibleNotification(actor))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** The notifications of the member with something visible in this bundle; null: in none yet. */
function bundledItems(actor: Actor, bundleId: string | null) {
  return expressionBuilder<Database, never>()
    .selectFrom('notification_item as i')
    .leftJoin('post as p', 'p.id', 'i.post_id')
    .leftJoin('thread as t', 't.id', 'p.thread_id')
    .select('i.notification_id')
    .where('i.member_id', '=', actor.memberId)
    .where('i.bundle_id', bundleId === null ? 'is' : '=', bundleId)
    .where(visibleItem(actor))
}
