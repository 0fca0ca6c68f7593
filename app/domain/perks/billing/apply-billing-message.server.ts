import { systemActor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { BillingMessage } from '#app/domain/perks/input.ts'
import { readAgreed } from '#app/domain/perks/perk.ts'
import { completeRedemption, refundRedemption } from '#app/domain/perks/redemptions/redemption-points.server.ts'
import type { Redemption } from '#app/domain/perks/redemptions/redemption.ts'
import { insertBillingMessage, redemptionForUpdate } from '#app/domain/perks/store/perks.server.ts'
import type { BillingFinding } from '#db/schema/perks.ts'

/**
 * `done`: the redemption ended by it. `same`: it had ended that way before. `repeated`: this message was stored before.
 * `noted`: it contradicts the redemption and is a finding for staff.
 */
export type BillingOutcome = { result: 'done' | 'same' | 'repeated' | 'noted'; finding: BillingFinding | null }

/**
 * Applies a message of billing about a redemption, from its answer or its call-back. A message that fits the terms and the
 * state ends the redemption; any other is stored as a finding. Idempotent by the id of the message and by state, so that
 * neither repetition nor order matters.
 */
export async function applyBillingMessage(ctx: Ctx, word: BillingMessage): Promise<BillingOutcome> {
  return ctx.as(systemActor).write(async (tx) => {
    const redemption = await redemptionForUpdate(tx, word.redemption)
    const finding = redemption === undefined ? 'unknown_redemption' : findingOf(redemption, word)
    const row = {
      id: word.id,
      received_at: tx.at,
      redemption_id: word.redemption,
      type: word.type,
      body: JSON.stringify(word),
      finding,
      settled_at: null,
      settled_by: null,
      note: '',
    }
    if (!(await insertBillingMessage(tx, row))) return { result: 'repeated', finding: null }
    if (redemption === undefined || finding !== null) return { result: 'noted', finding }
    return { result: (await follow(tx, redemption, word)) ? 'done' : 'same', finding: null }
  })
}

async function follow(tx: Tx, redemption: Redemption, word: BillingMessage): Promise<boolean> {
  if (redemption.state !== 'fulfilling') return false
  if (word.type === 'redemption.fulfilled')
    await completeRedemption(tx, redemption, '', { reference: word.reference ?? null })
  else await refundRedemption(tx, redemption, 'fail', word.reason?.trim() || 'perks.note.billingRefused')
  return true
}

/** Why the message contradicts the redemption; null when it fits, also when it is no news. */
function findingOf(redemption: Redemption, word: BillingMessage): BillingFinding | null {
  const delivered = word.type === 'redemption.fulfilled'
  if (redemption.ended_as !== null) return delivered ? 'fulfilled_after_refund' : null
  if (redemption.state === 'fulfilled' && !delivered) return 'failed_after_fulfilment'
  if (redemption.delivery !== 'webhook') return 'not_expected'
  if (!delivered) return null
  const agreed = readAgreed(redemption.agreed)
  const quantityFits = word.quantity == null || word.quantity === agreed.quantity
  const costFits = word.cost == null || word.cost === redemption.cost
  return quantityFits && costFits ? null : 'wrong_amount'
}
