import type { Db } from '#db/dialects/dialect.ts'
import type { LedgerUnit, ReconciliationTable, RedemptionFreezeTable } from '#db/schema/ledger.ts'

/** The freeze in force; null when redemption is open. */
export async function openFreeze(db: Db): Promise<RedemptionFreezeTable | null> {
  return (
    (await db
      .selectFrom('redemption_freeze')
      .selectAll()
      .where('lifted_at', 'is', null)
      .orderBy('at')
      .limit(1)
      .executeTakeFirst()) ?? null
  )
}

/** The last reconciliations, newest first. */
export async function lastReconciliations(db: Db, limit: number): Promise<ReconciliationTable[]> {
  return db.selectFrom('reconciliation').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

/** Manual corrections, newest first; `amount` from the member's side. */
export async function lastAdjustments(
  db: Db,
  limit: number,
): Promise<{ id: string; at: string; memberId: string; unit: LedgerUnit; amount: number; reason: string }[]> {
  const rows = await db
    .selectFrom('ledger_account as a')
    .innerJoin('ledger_entry as e', 'e.account_id', 'a.id')
    .innerJoin('ledger_transaction as t', 't.id', 'e.transaction_id')
    .select(['t.id', 't.at', 't.member_id as memberId', 'e.unit', 'e.amount', 't.reason'])
    .where('a.kind', '=', 'adjustment')
    .orderBy('t.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(limit * 2)
    .execute()
  const merged = new Map<
    string,
    { id: string; at: string; memberId: string; unit: LedgerUnit; amount: number; reason: string }
  >()
  for (const row of rows) {
    const known = merged.get(row.id)
    if (known === undefined) merged.set(row.id, { ...row, amount: -row.amount, reason: row.reason ?? '' })
    else known.amount -= row.amount
  }
  return [...merged.values()].slice(0, limit)
}
