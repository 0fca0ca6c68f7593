import { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import { allowedHostsOf, sendOutgoing, type OutgoingAnswer } from '#app/core/outgoing-http.server.ts'
import { signBody } from '#app/core/signature.server.ts'
import { plus } from '#app/core/time.ts'
import { redemptionsFrozen } from '#app/domain/ledger/redemptions-frozen.server.ts'
import { readAgreed } from '#app/domain/perks/perk.ts'
import { redemptionForBilling } from '#app/domain/perks/queries/billing.server.ts'
import { applyBillingMessage } from './apply-billing-message.server.ts'
import { billingMessage, billingTopics, finalRefusals } from './billing-message.ts'

/** An answer of billing that ends the redemption immediately; any other body means accepted, with a call-back to follow. */
const answerShape = z.object({
  status: z.enum(['fulfilled', 'failed', 'accepted']),
  quantity: z.number().int().nullable().optional(),
  cost: z.number().int().nullable().optional(),
  reference: z.string().max(100).nullable().optional(),
  reason: z.string().max(500).nullable().optional(),
})

/**
 * Sends one signed message about a redemption, outside of any transaction. Sends nothing when the redemption ended
 * meanwhile.
 * @throws OutgoingFailure, or Error naming the status, when it is to be tried again
 */
export async function sendToBilling(
  ctx: Ctx,
  { redemptionId, topic: given, eventId }: { redemptionId: string; topic: string; eventId: string },
): Promise<void> {
  const topic = billingTopics.find((one) => one === given)
  const found = await redemptionForBilling(ctx.platform.open.db, redemptionId)
  if (topic === undefined || found === undefined) return
  const { redemption, customer } = found
  // A late try would deliver what was refunded.
  if (topic === 'redemption.approved' && redemption.state !== 'fulfilling') return
  if (topic === 'redemption.approved' && (await redemptionsFrozen(ctx)))
    return later(ctx, { redemptionId, topic, eventId })
  const [url, secret] = [ctx.setting('perks.billingUrl'), ctx.setting('perks.billingSecret')]
  if (url === '' || secret === '') throw new Error('perks.billingUrl or perks.billingSecret is not set any more')
  const body = JSON.stringify(billingMessage(topic, eventId, redemption, readAgreed(redemption.agreed), customer))
  const answer = await sendOutgoing({
    url,
    method: 'POST',
    body,
    allowedHosts: allowedHostsOf(ctx.platform.env.WEBHOOK_ALLOWED_HOSTS),
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'User-Agent': 'Dangol',
      'Dangol-Event-Id': eventId,
      'Idempotency-Key': `${redemption.id}:${topic}`,
      'Dangol-Signature': signBody(secret, body, ctx.now()),
    },
  })
  const word = wordOf(answer)
  if (word === null) throw new Error(`billing answered ${answer.status}`)
  if (topic === 'redemption.cancelled' || word.status === 'accepted') return
  const { status, ...said } = word
  await applyBillingMessage(ctx, {
    id: `answer:${eventId}`,
    type: status === 'fulfilled' ? 'redemption.fulfilled' : 'redemption.failed',
    redemption: redemptionId,
    ...said,
  })
}

/** While redemption is frozen, nothing is delivered. A new job waits, so that the tries of this one are not used up. */
function later(ctx: Ctx, payload: { redemptionId: string; topic: string; eventId: string }): Promise<void> {
  return ctx.write((tx) => tx.schedule('send-to-billing', payload, { runAt: plus(tx.at, { minutes: 10 }) }))
}

/** The meaning of the answer; null: try again. */
function wordOf({ status, body }: OutgoingAnswer): z.output<typeof answerShape> | null {
  if (finalRefusals.includes(status))
    return { status: 'failed', reason: said(body)?.reason ?? 'perks.note.billingRefused' }
  if (status < 200 || status > 299) return null
  return said(body) ?? { status: 'accepted' }
}

function said(body: string): z.output<typeof answerShape> | null {
  try {
    return answerShape.parse(JSON.parse(body))
  } catch {
    return null // no JSON, or not ours to read: the call-back will tell
  }
}
