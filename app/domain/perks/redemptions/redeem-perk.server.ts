import { systemActor } from '#app/core/actor.ts'
import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { requireRecentSignIn } from '#app/core/recent-sign-in.ts'
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
import { openRedemptionReview } from './redemption-review.server.ts'
import type { Redemption } from './redemption.ts'
import { transitionRedemptionIn } from './transition-redemption-in.server.ts'

/**
 * Redeems a perk: stock and points are taken in one transaction. Up to `perks.autoApproveUpTo` points it is approved and
 * its delivery begins immediately. Records `redemption.requested`, and the events that follow immediately.
 * @param key chosen by the client; a repeated key returns the first redemption and changes nothing
 * @param proven the member typed the password just now, or a script acts. Above `perks.passwordAbove` points that or, in
 * a browser, a recent sign-in is needed, so that an unlocked computer or a lost token does not empty the account
 * @throws not_found; invalid on `password` where a token needs it, forbidden with the code `reauthenticate` where a
 * session does; not_now with the reason as code (`points`, `outOfStock`,
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
    if (perk === undefined) throw notFound()
    const clientKey = `redeem:${memberId}:${key}`
    const before = await redemptionOfKey(tx.db, clientKey)
    if (before !== undefined) return sameAgain(before, perk)

    if (!proven && perk.cost > tx.setting('perks.passwordAbove')) {
      if (ctx.session === null) throw passwordNeeded(tx.setting('perks.passwordAbove'))
      requireRecentSignIn(ctx)
    }

    // Locked, so that the balance and the count of the limit cannot change between check and reservation.
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
    const approved = await transitionRedemptionIn(tx.as(systemActor, tx.at), redemption, 'approve')
    return beginDelivery(tx, approved.redemption, perk)
  })
}

/** `rules` up to the limit and for older memberships; otherwise `staff`: two people approve. */
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
