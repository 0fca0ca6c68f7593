import { systemActor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { allowedHostsOf, sendOutgoing } from '#app/core/outgoing-http.server.ts'
import { signBody } from '#app/core/signature.server.ts'
import { ticketFacts } from '#app/domain/cases/queries/tickets.server.ts'
import { urls } from '#app/views/urls.ts'
import { moveTicketIn } from './move-ticket.server.ts'
import { ticketAnswerShape } from './ticket.ts'

/** Statuses after which a second try is useless; every other failure is tried again. */
const finalRefusals: readonly number[] = [400, 404, 410, 422]

/**
 * Sends the signed message about a ticket, outside of any transaction; nothing when it was answered meanwhile. The key is
 * the same for every try, so that the other system opens one ticket.
 * @throws OutgoingFailure, or Error naming the status, when it is to be tried again
 */
export async function sendTicket(ctx: Ctx, { caseId, eventId }: { caseId: string; eventId: string }): Promise<void> {
  const facts = await ticketFacts(ctx.platform.open.db, caseId)
  if (facts === undefined || facts.state !== 'sending') return
  const [url, secret] = [ctx.setting('cases.ticketUrl'), ctx.setting('cases.ticketSecret')]
  if (url === '' || secret === '') throw new Error('cases.ticketUrl or cases.ticketSecret is not set any more')
  const { number, severity, category, product, product_version: version, note } = facts
  const body = JSON.stringify({
    id: eventId,
    type: 'case.ticketOpened',
    createdAt: facts.sent_at,
    case: { number, severity, category, product, version, url: `${ctx.platform.env.ORIGIN}${urls.case(number)}` },
    note,
  })
  const answer = await sendOutgoing({
    url,
    method: 'POST',
    body,
    allowedHosts: allowedHostsOf(ctx.platform.env.WEBHOOK_ALLOWED_HOSTS),
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'User-Agent': 'Dangol',
      'Dangol-Event-Id': eventId,
      'Idempotency-Key': eventId,
      'Dangol-Signature': signBody(secret, body, ctx.now()),
    },
  })
  const as = ctx.as(systemActor)
  if (finalRefusals.includes(answer.status))
    return void (await as.write((tx) => moveTicketIn(tx, caseId, { state: 'failed' })))
  if (answer.status < 200 || answer.status > 299) throw new Error(`the ticket system answered ${answer.status}`)
  const said = read(answer.body)
  if (said !== null) await as.write((tx) => moveTicketIn(tx, caseId, said))
}

/** Null for what is no JSON or not ours to read: the call-back will tell. */
function read(body: string) {
  try {
    return ticketAnswerShape.parse(JSON.parse(body))
  } catch {
    return null
  }
}
