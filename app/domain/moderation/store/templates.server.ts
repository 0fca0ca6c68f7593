import type { Tx } from '#app/core/write.server.ts'
import type { DecisionTemplateTable } from '#db/schema/moderation.ts'

export async function upsertTemplate(tx: Tx, row: DecisionTemplateTable): Promise<void> {
  const { id: _id, ...values } = row
  await tx.db
    .insertInto('decision_template')
    .values(row)
    .onConflict((c) => c.column('id').doUpdateSet(values))
    .execute()
}
