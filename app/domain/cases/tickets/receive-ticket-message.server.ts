import { systemActor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { checkSignature } from '#app/core/signature.server.ts'
import { caseByNumber } from '#app/domain/cases/queries/cases.server.ts'
import { insertTicketMessage } from '#app/domain/cases/store/tickets.server.ts'
import { moveTicketIn } from './move-ticket.server.ts'
import { ticketMessageShape, type TicketMessage } from './ticket.ts'

/** `repeated`: this message came before. `unknown`: no such case, or it has no ticket. */
export type TicketOutcome = { result: 'done' | 'same' | 'repeated' | 'unknown' }

/**
 * Receives a call-back of the ticket system: signed over the exact bytes of the body, not older than five minutes, each id
 * once.
 * @throws unauthenticated (code `signature_missing|malformed|stale|wrong`); invalid for a body of another shape
 */
export async function receiveTicketMessage(
  ctx: Ctx,
  { signature, body }: { signature: string | null; body: string },
): Promise<TicketOutcome> {
  const verdict = checkSignature(ctx.setting('cases.ticketSecret'), signature, body, ctx.now())
  if (verdict !== 'good')
    throw new DomainError('unauthenticated', `perks.signature.${verdict}`, { code: `signature_${verdict}` })
  const message = read(body)
  return ctx.as(systemActor).write(async (tx) => {
    const row = await caseByNumber(tx.db, message.case)
    if (row === undefined) return { result: 'unknown' }
    const isNew = await insertTicketMessage(tx, {
      id: message.id,
      case_id: row.id,
      body: JSON.stringify(message),
      received_at: tx.at,
    })
    if (!isNew) return { result: 'repeated' }
    return { result: (await moveTicketIn(tx, row.id, message)) ? 'done' : 'same' }
  })
}

function read(body: string): TicketMessage {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    throw new DomainError('invalid', 'errors.badJson', { code: 'bad_json' })
  }
  const parsed = ticketMessageShape.safeParse(value)
  if (parsed.success) return parsed.data
  const fields = Object.fromEntries(
    parsed.error.issues.map((issue) => [issue.path.join('.') || 'body', { key: 'common.field.invalid' }]),
  )
  throw new DomainError('invalid', 'errors.invalid', { fields })
}
