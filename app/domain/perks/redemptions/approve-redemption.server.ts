import { audit } from '#app/core/audit.server.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { approvalsOf } from '#app/domain/perks/queries/redemptions.server.ts'
import { refuseWhileFrozen } from '#app/domain/perks/redemption-conditions.server.ts'
import { insertApproval, perkForUpdate } from '#app/domain/perks/store/perks.server.ts'
import { beginDelivery } from './begin-delivery.server.ts'
import { decideRedemptionReview } from './redemption-review.server.ts'
import { redemptionNotFound, type Redemption } from './redemption.ts'
import { redemptionForAct, transitionRedemptionIn } from './transition-redemption-in.server.ts'

/** How many different members of staff approve a redemption above the limit. */
export const approvalsNeeded = 2

/**
 * Records the approval of one member of staff; with that of a second one the redemption is approved and its delivery
 * begins. Audited each time.
 * @throws not_found; forbidden for one's own; not_now when it is decided, this person approved before (code
 * `same_person`), or redemption is frozen (code `frozen`)
 */
export async function approveRedemption(
  ctx: Ctx,
  { id, note = '' }: { id: string; note?: string },
): Promise<Redemption> {
  authorize(ctx.actor, 'redemption.work')
  return ctx.write(async (tx) => {
    const redemption = await redemptionForAct(tx, id, 'approve', note)
    await refuseWhileFrozen(tx)
    if (!(await insertApproval(tx, id, signedIn(tx.actor), note)))
      throw new DomainError('not_now', 'perks.refusal.samePerson', { code: 'same_person' })
    const agreed = (await approvalsOf(tx.db, id)).length
    const now = agreed < approvalsNeeded ? redemption : await approve(tx, redemption)
    if (agreed >= approvalsNeeded) await decideRedemptionReview(tx, redemption, 'approve', note)
    await audit(tx, {
      action: 'redemption.approve',
      subjectType: 'redemption',
      subjectId: id,
      before: { state: redemption.state, approvals: agreed - 1 },
      after: { state: agreed < approvalsNeeded ? 'requested' : 'approved', approvals: agreed },
      reason: note,
    })
    return now
  })
}

async function approve(tx: Tx, redemption: Redemption): Promise<Redemption> {
  const approved = await transitionRedemptionIn(tx, redemption, 'approve')
  const perk = await perkForUpdate(tx, { id: redemption.perk_id })
  if (perk === undefined) throw redemptionNotFound()
  return beginDelivery(tx, approved.redemption, perk)
}
