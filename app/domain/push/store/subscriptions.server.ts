import type { Insertable } from 'kysely'
import type { Tx } from '#app/core/write.server.ts'
import type { PushKeyTable, PushSubscriptionTable } from '#db/schema/push.ts'

/** Inserts a subscription, or gives a known one to the member and session that use it now. */
export async function putSubscription(tx: Tx, row: Insertable<PushSubscriptionTable>): Promise<void> {
  const { member_id, session_hash, p256dh, auth } = row
  await tx.db
    .insertInto('push_subscription')
    .values(row)
    .onConflict((conflict) => conflict.column('endpoint').doUpdateSet({ member_id, session_hash, p256dh, auth }))
    .execute()
}

/** Keeps the newest ones of a member. */
export async function deleteOldest(tx: Tx, memberId: string, keep: number): Promise<void> {
  const rows = await tx.db
    .selectFrom('push_subscription')
    .select('id')
    .where('member_id', '=', memberId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .offset(keep)
    .execute()
  for (const { id } of rows) await deleteSubscription(tx, id)
}

export async function deleteSubscription(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('push_subscription').where('id', '=', id).execute()
}

export async function deleteSubscriptionsOf(tx: Tx, memberId: string, endpoint: string | null): Promise<void> {
  await tx.db
    .deleteFrom('push_subscription')
    .where('member_id', '=', memberId)
    .$if(endpoint !== null, (all) => all.where('endpoint', '=', endpoint))
    .execute()
}

/** Subscriptions belong to the key they were made with: a new key ends them all. */
export async function replaceKey(tx: Tx, row: Insertable<PushKeyTable>): Promise<void> {
  await tx.db.deleteFrom('push_subscription').execute()
  await tx.db
    .insertInto('push_key')
    .values(row)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute()
}
