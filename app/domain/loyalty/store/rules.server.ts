import type { Tx } from '#app/core/write.server.ts'
import type { EarningRuleVersionTable } from '#db/schema/ledger.ts'

export async function insertRuleVersion(tx: Tx, row: EarningRuleVersionTable): Promise<void> {
  await tx.db.insertInto('earning_rule_version').values(row).execute()
}
