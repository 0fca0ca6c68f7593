import type { Tx } from '#app/core/write.server.ts'
import type { Ticket } from '#app/domain/cases/tickets/ticket.ts'
import type { CaseTicketMessageTable } from '#db/schema/cases.ts'

/** The locked ticket of a case; undefined without one. */
export function ticketForUpdate(tx: Tx, caseId: string): Promise<Ticket | undefined> {
  return tx.dialect
    .lockRow(tx.db.selectFrom('case_ticket').selectAll().where('case_id', '=', caseId))
    .executeTakeFirst()
}

export async function upsertTicket(tx: Tx, row: Ticket): Promise<void> {
  const { case_id: _id, ...values } = row
  await tx.db
    .insertInto('case_ticket')
    .values(row)
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(values))
    .execute()
}

/** @returns false when this message came before */
export async function insertTicketMessage(tx: Tx, row: CaseTicketMessageTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('case_ticket_message')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0) > 0
}
