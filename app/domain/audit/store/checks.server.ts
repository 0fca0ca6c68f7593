import type { Tx } from '#app/core/write.server.ts'

/** Keeps what a check found in place of what the last one found. */
export async function saveAuditCheck(tx: Tx, found: { rows: number; brokenAt: number | null }): Promise<void> {
  const values = { at: tx.at, rows: found.rows, broken_at: found.brokenAt }
  await tx.db
    .insertInto('audit_check')
    .values({ id: 1, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}
