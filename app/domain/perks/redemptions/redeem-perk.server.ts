import { systemActor } from '#app/core/actor.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf, plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { accountsForUpdate } from '#app/domain/ledger/accounts-for-update.server.ts'
import { refusalsOf, type MemberFacts } from '#app/domain/perks/eligibility.ts'
import { agreedOf, type Perk } from '#app/domain/perks/perk.ts'
import { memberFacts, takenCounts } from '#app/domain/perks/queries/facts.server.ts'
import { redemptionOfKey } from '#app/domain/perks/queries/redemptions.server.ts'
import { siteFacts } from '#app/domain/perks/redemption-conditions.server.ts'
import {
  addStock,
  insertRedemption,
  insertRedemptionEvent,
  perkForUpdate,
  updateRedemption,
} from '#app/domain/perks/store/perks.server.ts'
import { beginDelivery } from './begin-delivery.server.ts'
import { reservePoints } from './redemption-points.server.ts'
import type { Redemption } from './redemption.ts'
import { openRedemptionReview } from './review-redemption.server.ts'
import { transitionRedemption } from './transition-redemption.server.ts'

/**
 * Takes a perk: stock, points and limit are taken in this transaction or not at all. Small ones are approved and
 * brought on their way at once. Records `redemption.requested` and what follows.
 * @param key the client's own; the same key gives the first redemption again and does nothing
 * @param proven the member typed the password just now, or a script knows whom it acts for; needed above
 * `perks.passwordAbove`
 *   points, so that an unlocked computer or a lost token does not empty the account
 * @throws not_found; invalid on `password` where it is needed; not_now with the reason as code (`points`, `outOfStock`,
 * `limit`, …); conflict for a key used for another perk
 */
export async function redeemPerk(
  ctx: Ctx,
  { slug, key, proven }: { slug: string; key: string; proven: boolean },
): Promise<Redemption> {
  authorize(ctx.actor, 'redemption.request')
  const memberId = signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    const perk = await perkForUpdate(tx, { slug })
    if (perk === undefined) throw new DomainError('not_found', 'errors.notFound')
    const clientKey = `redeem:${memberId}:${key}`
    const before = await redemptionOfKey(tx.db, clientKey)
    if (before !== undefined) return sameAgain(before, perk)

    if (!proven && perk.cost > tx.setting('perks.passwordAbove'))
      throw passwordNeeded(tx.setting('perks.passwordAbove'))

    // From here on nobody else moves this member's points: limits and balance cannot change under the check.
    await accountsForUpdate(
      tx,
      (['available', 'reserved', 'debt'] as const).map((kind) => ({ owner: memberId, kind, unit: 'points' })),
    )
    const member = await memberFacts(tx.db, memberId)
    const taken = (await takenCounts(tx.db, memberId, [perk], tx.at)).get(perk.id) ?? 0
    const [refusal] = refusalsOf(perk, member, taken, await siteFacts(tx))
    if (refusal !== undefined)
      throw new DomainError('not_now', `perks.refusal.${refusal.code}`, { code: refusal.code, params: refusal.params })

    const redemption = await request(tx, perk, memberId, clientKey, approvalOf(tx, perk, member))
    if (redemption.approval === 'staff') return redemption
    const approved = await transitionRedemption(tx.as(systemActor, tx.at), redemption, 'approve')
    return beginDelivery(tx, approved.redemption, perk)
  })
}

/** By the rules up to the limit and for members who have been here a while; otherwise two of the staff look at it. */
function approvalOf(tx: Tx, perk: Perk, member: MemberFacts): Redemption['approval'] {
  const oldEnough = member.joinedAt <= plus(tx.at, { days: -tx.setting('perks.autoApproveMembershipDays') })
  return oldEnough && perk.cost <= tx.setting('perks.autoApproveUpTo') ? 'rules' : 'staff'
}

async function request(
  tx: Tx,
  perk: Perk,
  memberId: string,
  clientKey: string,
  approval: Redemption['approval'],
): Promise<Redemption> {
  const row: Redemption = {
    id: newId('redemption', msOf(tx.at)),
    perk_id: perk.id,
    member_id: memberId,
    agreed: JSON.stringify(agreedOf(perk)),
    cost: perk.cost,
    state: 'requested',
    ended_as: null,
    delivery: null,
    approval,
    client_key: clientKey,
    reservation_id: null,
    created_at: tx.at,
    moved_at: tx.at,
    reference: null,
    deadline_at: approval === 'staff' ? plus(tx.at, { days: tx.setting('perks.reviewTimeoutDays') }) : null,
  }
  await insertRedemption(tx, row)
  await insertRedemptionEvent(tx, { redemption_id: row.id, from_state: null, to_state: 'requested', note: '' })
  await addStock(tx, perk.id, -1)
  row.reservation_id = await reservePoints(tx, row)
  await updateRedemption(tx, row.id, { reservation_id: row.reservation_id })
  if (approval === 'staff') await openRedemptionReview(tx, row)
  await tx.record('redemption.requested', { redemptionId: row.id, perkId: perk.id, memberId, cost: row.cost })
  return row
}

function passwordNeeded(above: number): DomainError {
  return new DomainError('invalid', 'perks.errors.passwordNeeded', {
    code: 'password_needed',
    params: { above },
    fields: { password: { key: 'perks.errors.passwordNeeded', params: { above } } },
  })
}

function sameAgain(before: Redemption, perk: Perk): Redemption {
  if (before.perk_id !== perk.id)
    throw new DomainError('conflict', 'errors.idempotencyMismatch', { code: 'idempotency_mismatch' })
  return before
}
