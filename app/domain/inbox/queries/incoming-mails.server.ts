import type { Db } from '#db/dialects/dialect.ts'
import type { IncomingMailTable } from '#db/schema/inbox.ts'

export async function wasReceived(db: Db, key: string): Promise<boolean> {
  return (await db.selectFrom('incoming_mail').select('id').where('key', '=', key).executeTakeFirst()) !== undefined
}

export async function incomingMail(db: Db, id: string): Promise<IncomingMailTable | null> {
  return (await db.selectFrom('incoming_mail').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Questions of this address that wait for it to belong to a member, oldest first. */
export async function heldFrom(db: Db, address: string): Promise<IncomingMailTable[]> {
  return db
    .selectFrom('incoming_mail')
    .selectAll()
    .where('from_address', '=', address)
    .where('outcome', '=', 'held')
    .orderBy('at')
    .orderBy('id')
    .execute()
}

/** Newest first. */
export async function recentIncoming(db: Db, limit: number): Promise<IncomingMailTable[]> {
  return db.selectFrom('incoming_mail').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}
