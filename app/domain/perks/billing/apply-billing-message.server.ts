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
 * done: it moved on. same: we knew. repeated: a message of this id was heard before. noted: it does not fit, staff will
 * look.
 */
export type BillingOutcome = { result: 'done' | 'same' | 'repeated' | 'noted'; finding: BillingFinding | null }

/**
 * Takes what billing says about a redemption, whichever way it came: believed as far as it fits what was agreed and
 * where the redemption is, else kept as a finding. Idempotent by the message's id and by state, so neither repetition
 * nor order matters.
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

/** Why this cannot be believed; null when it fits, also when it says what we know already. */
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
