import type { Db } from '#db/dialects/dialect.ts'
import type { ReconciliationTable, RedemptionFreezeTable } from '#db/schema/ledger.ts'

/** The freeze in force; null when redemption is open. */
export async function openFreeze(db: Db): Promise<RedemptionFreezeTable | null> {
  return (await db.selectFrom('redemption_freeze').selectAll().where('lifted_at', 'is', null).orderBy('at').limit(1).executeTakeFirst()) ?? null
}

/** The last checks of the book, newest first. */
export async function lastReconciliations(db: Db, limit: number): Promise<ReconciliationTable[]> {
  return db.selectFrom('reconciliation').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}
