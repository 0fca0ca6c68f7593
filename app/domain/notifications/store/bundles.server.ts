import type { Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'

/** Opens the window of each member until its end; an open window ends at the earlier of the two. */
export async function openWindows(tx: Tx, ends: readonly { memberId: string; dueAt: Instant }[]): Promise<void> {
  if (ends.length === 0) return
  await tx.db
    .insertInto('notification_bundle')
    .values(ends.map(({ memberId, dueAt }) => ({ member_id: memberId, due_at: dueAt })))
    .onConflict((conflict) =>
      conflict
        .column('member_id')
        .doUpdateSet((eb) => ({ due_at: eb.ref('excluded.due_at') }))
        .whereRef('excluded.due_at', '<', 'notification_bundle.due_at'),
    )
    .execute()
}

/** Takes the windows that ended, the oldest first. @returns their members */
export async function takeEndedWindows(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('notification_bundle')
    .select('member_id')
    .where('due_at', '<=', tx.at)
    .orderBy('due_at')
    .orderBy('member_id')
    .limit(limit)
    .execute()
  const ids = rows.map(({ member_id }) => member_id)
  if (ids.length > 0) await tx.db.deleteFrom('notification_bundle').where('member_id', 'in', ids).execute()
  return ids
}

/** Puts what waits of these into a mail: no later one takes it again. */
export async function putIntoBundle(tx: Tx, ids: readonly string[], bundleId: string): Promise<void> {
  await tx.db
    .updateTable('notification_item')
    .set({ bundle_id: bundleId })
    .where('notification_id', 'in', [...ids])
    .where('bundle_id', 'is', null)
    .execute()
}

/** Closes the window of one member, whether there is one or not. */
export async function deleteWindow(tx: Tx, memberId: string): Promise<void> {
  await tx.db.deleteFrom('notification_bundle').where('member_id', '=', memberId).execute()
}
