import { newId } from '#app/core/ids.ts'
import { msOf, type Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { Channels } from '#app/domain/notifications/channels.ts'
import type { NotificationKind } from '#app/registry/notifications.ts'
import type { NotificationSubject } from '#app/registry/notifications/kinds.ts'

/** One event as it is told to several members. `groupKey` null: it joins no other. */
export type Told = {
  event: { id: string; at: Instant; actorId: string | null }
  kind: NotificationKind
  subject: { type: NotificationSubject; id: string }
  groupKey: string | null
  postId: string | null
  detail: Record<string, string | number | null>
}

/**
 * Tells these members, each once per event: those who were told of it before are left out. What is unread of the same
 * group takes it in, and waits for the next mail again. @returns the members who were told now
 */
export async function insertNotifications(
  tx: Tx,
  told: Told,
  members: readonly { id: string; channels: Channels }[],
): Promise<Set<string>> {
  if (members.length === 0) return new Set()
  const before = await tx.db
    .selectFrom('notification_item')
    .select('member_id')
    .where('event_id', '=', told.event.id)
    .where(
      'member_id',
      'in',
      members.map(({ id }) => id),
    )
    .execute()
  const known = new Set(before.map(({ member_id }) => member_id))
  const fresh = members.filter(({ id }) => !known.has(id))
  if (fresh.length === 0) return new Set()
  const { at } = told.event
  const rows = await tx.db
    .insertInto('notification')
    .values(
      fresh.map(({ id, channels }) => ({
        id: newId('notification', msOf(at)),
        member_id: id,
        kind: told.kind,
        subject_type: told.subject.type,
        subject_id: told.subject.id,
        group_key: told.groupKey,
        bell: channels.bell ? 1 : 0,
        mail: channels.mail ? 1 : 0,
        push: channels.push ? 1 : 0,
        at,
        read_at: null,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['member_id', 'group_key']).doUpdateSet((eb) => ({
        subject_id: eb.ref('excluded.subject_id'),
        bell: eb.ref('excluded.bell'),
        mail: eb.ref('excluded.mail'),
        push: eb.ref('excluded.push'),
        at: eb.ref('excluded.at'),
      })),
    )
    .returning(['id', 'member_id'])
    .execute()
  await tx.db
    .insertInto('notification_item')
    .values(
      rows.map((row) => ({
        event_id: told.event.id,
        member_id: row.member_id,
        notification_id: row.id,
        actor_id: told.event.actorId,
        post_id: told.postId,
        detail: JSON.stringify(told.detail),
        at,
        bundle_id: null,
      })),
    )
    .execute()
  return new Set(rows.map(({ member_id }) => member_id))
}

/** Takes back what an event told: its items, and the notifications that have no other. */
export async function deleteItemsOf(tx: Tx, eventId: string): Promise<void> {
  const rows = await tx.db
    .deleteFrom('notification_item')
    .where('event_id', '=', eventId)
    .returning('notification_id')
    .execute()
  if (rows.length === 0) return
  await tx.db
    .deleteFrom('notification')
    .where(
      'id',
      'in',
      rows.map(({ notification_id }) => notification_id),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('notification_item as i')
            .select('i.event_id')
            .whereRef('i.notification_id', '=', 'notification.id'),
        ),
      ),
    )
    .execute()
}

/** Sets the time of these members' notifications of a post to that of the newest event whose post is visible, if any is. */
export async function setNewestAt(tx: Tx, postId: string, memberIds: readonly string[]): Promise<void> {
  await tx.db
    .updateTable('notification')
    .set((eb) => ({
      at: eb.fn.coalesce(
        eb
          .selectFrom('notification_item as i')
          .leftJoin('post as p', 'p.id', 'i.post_id')
          .leftJoin('thread as t', 't.id', 'p.thread_id')
          .select((item) => item.fn.max('i.at').as('at'))
          .whereRef('i.notification_id', '=', 'notification.id')
          .where((item) =>
            item.or([
              item('i.post_id', 'is', null),
              item.and([item('p.state', '=', 'visible'), item('t.state', '=', 'visible')]),
            ]),
          ),
        'notification.at',
      ),
    }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('notification_item as told')
        .select('told.notification_id')
        .where('told.post_id', '=', postId)
        .where('told.member_id', 'in', [...memberIds]),
    )
    .execute()
}

/** Marks these as read, where they are the member's and unread: later events of their group begin a new one. */
export async function markRead(tx: Tx, memberId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.db
    .updateTable('notification')
    .set({ read_at: tx.at, group_key: null })
    .where('member_id', '=', memberId)
    .where('id', 'in', [...ids])
    .where('read_at', 'is', null)
    .execute()
}

/** Marks everything as read that came until then. */
export async function markAllReadUntil(tx: Tx, memberId: string, until: Instant): Promise<void> {
  await tx.db
    .updateTable('notification')
    .set({ read_at: tx.at, group_key: null })
    .where('member_id', '=', memberId)
    .where('read_at', 'is', null)
    .where('at', '<=', until)
    .execute()
}

/** Deletes notifications that were read before then; unread ones are kept as long as their member does not look. */
export async function deleteReadBefore(tx: Tx, before: Instant, limit: number): Promise<number> {
  const rows = await tx.db
    .selectFrom('notification')
    .select('id')
    .where('read_at', '<', before)
    .orderBy('read_at')
    .limit(limit)
    .execute()
  if (rows.length === 0) return 0
  const ids = rows.map(({ id }) => id)
  await tx.db.deleteFrom('notification_item').where('notification_id', 'in', ids).execute()
  await tx.db.deleteFrom('notification').where('id', 'in', ids).execute()
  return ids.length
}
