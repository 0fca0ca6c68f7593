import type { Ticket } from '#app/domain/cases/tickets/ticket.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** The outside ticket of a case, for staff; undefined without one. */
export function ticketOf(db: Db, caseId: string): Promise<Ticket | undefined> {
  return db.selectFrom('case_ticket').selectAll().where('case_id', '=', caseId).executeTakeFirst()
}

/** The outside tickets of cases that are part of another. */
export function ticketsOf(db: Db, caseIds: readonly string[]): Promise<Ticket[]> {
  if (caseIds.length === 0) return Promise.resolve([])
  return db
    .selectFrom('case_ticket')
    .selectAll()
    .where('case_id', 'in', [...caseIds])
    .orderBy('sent_at')
    .execute()
}

/** A ticket with the facts of its case that the other system is told. */
export function ticketFacts(db: Db, caseId: string) {
  return db
    .selectFrom('case_ticket')
    .innerJoin('case', 'case.id', 'case_ticket.case_id')
    .leftJoin('thread', 'thread.id', 'case.thread_id')
    .leftJoin('product', (on) =>
      on.on((eb) => eb('product.id', '=', eb.fn.coalesce('case.product_id', 'thread.product_id'))),
    )
    .selectAll('case_ticket')
    .select(['case.number', 'case.severity', 'case.category', 'case.product_version', 'product.slug as product'])
    .where('case_ticket.case_id', '=', caseId)
    .executeTakeFirst()
}
