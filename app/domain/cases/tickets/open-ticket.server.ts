import { audit } from '#app/core/audit.server.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { refuseDismissed } from '#app/domain/cases/case.ts'
import type { TicketInput } from '#app/domain/cases/input.ts'
import { ticketOf } from '#app/domain/cases/queries/tickets.server.ts'
import { refuseUnseen } from '#app/domain/cases/seen/refuse-unseen.server.ts'
import { addCaseEvent, caseForUpdate } from '#app/domain/cases/store/cases.server.ts'
import { upsertTicket } from '#app/domain/cases/store/tickets.server.ts'
import type { Ticket } from './ticket.ts'

/**
 * Takes a case outside: a ticket in the system that the setting `cases.ticketUrl` names. Told are the facts of the case and
 * what the agent writes, never the words or the name of the customer. One ticket per case; one that was refused can be sent
 * again. Audited.
 * @throws conflict for what the agent has not seen; not_now without the setting (code `no_tickets`), and when there is a ticket (code `has_ticket`)
 */
export async function openTicket(ctx: Ctx, { number, seen, note }: TicketInput): Promise<Ticket> {
  authorize(ctx.actor, 'case.work')
  const byId = signedIn(ctx.actor)
  if (ctx.setting('cases.ticketUrl') === '' || ctx.setting('cases.ticketSecret') === '')
    throw new DomainError('not_now', 'replies.ticket.none', { code: 'no_tickets' })
  return ctx.write(async (tx) => {
    const row = await caseForUpdate(tx, number)
    await refuseUnseen(tx, row, 'ticket', seen)
    refuseDismissed(row)
    const before = await ticketOf(tx.db, row.id)
    if (before !== undefined && before.state !== 'failed')
      throw new DomainError('not_now', 'replies.ticket.there', { code: 'has_ticket' })
    const ticket: Ticket = {
      case_id: row.id,
      state: 'sending',
      number: null,
      url: null,
      note,
      by_id: byId,
      sent_at: tx.at,
      changed_at: tx.at,
    }
    await upsertTicket(tx, ticket)
    const eventId = await addCaseEvent(tx, row.id, 'ticket', { state: 'sending' })
    await tx.schedule('send-ticket', { caseId: row.id, eventId })
    await audit(tx, { action: 'case.openTicket', subjectType: 'case', subjectId: row.id, after: { state: 'sending' } })
    return ticket
  })
}
