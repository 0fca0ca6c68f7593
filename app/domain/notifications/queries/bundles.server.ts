import type { Actor } from '#app/core/actor.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { NotificationTable } from '#db/schema/notifications.ts'
import { visibleNotification } from './visible.server.ts'

/** The unread notifications of these members that wait for a mail, by member. */
export async function waitingForMail(db: Db, memberIds: readonly string[]): Promise<Map<string, string[]>> {
  if (memberIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('notification')
    .select(['id', 'member_id'])
    .where('member_id', 'in', [...memberIds])
    .where('read_at', 'is', null)
    .where('mail', '=', 1)
    .where('bundle_id', 'is', null)
    .execute()
  return new Map(
    [...Map.groupBy(rows, ({ member_id }) => member_id)].map(([member, own]) => [member, own.map(({ id }) => id)]),
  )
}

/** What is left of a bundle at the moment it is mailed: unread, and still there for its reader. The newest first. */
export function unreadOfBundle(db: Db, actor: Actor, bundleId: string): Promise<NotificationTable[]> {
  return db
    .selectFrom('notification')
    .selectAll()
    .where('bundle_id', '=', bundleId)
    .where('member_id', '=', actor.memberId)
    .where('read_at', 'is', null)
    .where(visibleNotification(actor))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}
