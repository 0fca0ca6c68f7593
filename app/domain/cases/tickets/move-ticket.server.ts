import type { Tx } from '#app/core/write.server.ts'
import { addCaseEvent, caseByIdForUpdate } from '#app/domain/cases/store/cases.server.ts'
import { ticketForUpdate, upsertTicket } from '#app/domain/cases/store/tickets.server.ts'

type Said = { state: 'open' | 'closed'; ticket: string; url?: string | null | undefined } | { state: 'failed' }

/**
 * Notes what the other system says of a ticket. What is no news changes nothing, and what comes after the end of a refused
 * ticket opens it. @returns whether something changed
 */
export async function moveTicketIn(tx: Tx, caseId: string, said: Said): Promise<boolean> {
  await caseByIdForUpdate(tx, caseId)
  const before = await ticketForUpdate(tx, caseId)
  if (before === undefined) return false
  if (said.state === 'failed' && before.state !== 'sending') return false
  const values =
    said.state === 'failed' ? {} : { number: said.ticket, url: said.url === undefined ? before.url : said.url }
  const after = { ...before, ...values, state: said.state }
  if (after.state === before.state && after.number === before.number && after.url === before.url) return false
  await upsertTicket(tx, { ...after, changed_at: tx.at })
  if (after.state !== before.state) {
    await addCaseEvent(tx, caseId, 'ticket', { state: after.state, number: after.number })
    await tx.record('case.ticketMoved', { caseId, state: after.state })
  }
  return true
}
