import type { Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { MailBounceTable, MailSuppressionTable } from '#db/schema/mail.ts'

/** @returns false when this mail came back with that kind before: reports are sent twice */
export async function insertBounce(tx: Tx, row: Omit<MailBounceTable, 'at'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('mail_bounce')
    .values({ ...row, says: row.says.slice(0, 500), at: tx.at })
    .onConflict((conflict) => conflict.columns(['mail_id', 'kind']).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows ?? 0) > 0
}

/** The instants at which mail to this address came back since then. */
export async function bounceTimes(tx: Tx, address: string, since: Instant): Promise<Instant[]> {
  const rows = await tx.db
    .selectFrom('mail_bounce')
    .select('at')
    .where('address', '=', address)
    .where('at', '>', since)
    .where('kind', 'in', ['full', 'soft'])
    .execute()
  return rows.map(({ at }) => at)
}

export async function suppressionForUpdate(tx: Tx, address: string): Promise<MailSuppressionTable | undefined> {
  return tx.dialect
    .lockRow(tx.db.selectFrom('mail_suppression').selectAll().where('address', '=', address))
    .executeTakeFirst()
}

/** Suppresses an address, again when it was released before. */
export async function upsertSuppression(
  tx: Tx,
  { address, reason, says }: Pick<MailSuppressionTable, 'address' | 'reason' | 'says'>,
): Promise<void> {
  const row = { reason, says: says.slice(0, 500), since: tx.at, released_at: null }
  await tx.db
    .insertInto('mail_suppression')
    .values({ address, ...row })
    .onConflict((conflict) => conflict.column('address').doUpdateSet(row))
    .execute()
}

export async function releaseSuppression(tx: Tx, address: string): Promise<void> {
  await tx.db.updateTable('mail_suppression').set({ released_at: tx.at }).where('address', '=', address).execute()
}
