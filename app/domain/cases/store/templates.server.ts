import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { ReplyTemplateTable } from '#db/schema/cases.ts'

export async function upsertReplyTemplate(tx: Tx, row: ReplyTemplateTable): Promise<void> {
  const { id: _id, ...values } = row
  await tx.db
    .insertInto('reply_template')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}

/** An answer that began with this template was sent. */
export async function insertTemplateUse(tx: Tx, templateId: string, caseId: string, byId: string): Promise<void> {
  await tx.db
    .insertInto('reply_template_use')
    .values({
      id: newId('replyTemplateUse', msOf(tx.at)),
      template_id: templateId,
      case_id: caseId,
      by_id: byId,
      at: tx.at,
    })
    .execute()
}
