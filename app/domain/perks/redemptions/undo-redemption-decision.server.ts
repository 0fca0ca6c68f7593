import { DomainError } from '#app/core/errors.ts'
import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { accountsForUpdate } from '#app/domain/ledger/accounts-for-update.server.ts'
import { accountOf } from '#app/domain/ledger/ledger-account.ts'
import { takenCounts } from '#app/domain/perks/queries/facts.server.ts'
import { addStock, deleteApproval, perkForUpdate, redemptionForUpdate } from '#app/domain/perks/store/perks.server.ts'
import type { ReviewItem } from '#app/domain/review/review-item.ts'
import { undoChanged } from '#app/domain/review/undo-changed.ts'
import type { UndoDecision } from '#app/domain/review/undo-review-item.server.ts'
import { reservePoints } from './redemption-points.server.ts'
import type { Redemption } from './redemption.ts'
import { transitionRedemptionIn } from './transition-redemption-in.server.ts'

/**
 * A request that staff approved or denied waits for them again. Of an approval the last voice is taken back; after a denial
 * points and stock are reserved again. Records `redemption.reopened`.
 * @throws not_now once it is delivered or billing has it, or when points or stock are gone
 */
export const undoRedemptionDecision: UndoDecision = async (tx, item, reason) => {
  const redemption = await redemptionForUpdate(tx, item.subject_id)
  if (redemption === undefined) throw undoChanged()
  const values =
    item.decision === 'approve' ? await undoApproval(tx, redemption, item) : await undoDenial(tx, redemption)
  const deadline = plus(tx.at, { days: tx.setting('perks.reviewTimeoutDays') })
  await transitionRedemptionIn(tx, redemption, 'reopen', reason, { ...values, deadline_at: deadline })
}

async function undoApproval(tx: Tx, { id, state, delivery }: Redemption, item: ReviewItem) {
  if (state === 'fulfilled') throw new DomainError('not_now', 'review.errors.undoDelivered')
  if (state === 'fulfilling' && delivery === 'webhook') throw new DomainError('not_now', 'review.errors.undoDelivering')
  if (state !== 'fulfilling') throw undoChanged()
  await deleteApproval(tx, id, item.decided_by ?? '')
  return { delivery: null }
}

/** As when it was requested: enough points, a piece left, and no other one taken within the limit meanwhile. */
async function undoDenial(tx: Tx, redemption: Redemption): Promise<Partial<Redemption>> {
  if (redemption.state !== 'refunded' || redemption.ended_as !== 'denied') throw undoChanged()
  const { member_id: owner, cost } = redemption
  const perk = await perkForUpdate(tx, { id: redemption.perk_id })
  if (perk === undefined) throw undoChanged()
  const available = { owner, kind: 'available', unit: 'points' } as const
  const accounts = await accountsForUpdate(tx, [available, { ...available, kind: 'reserved' }])
  const taken = (await takenCounts(tx.db, owner, [perk], tx.at)).get(perk.id) ?? 0
  const gone =
    (perk.stock !== null && perk.stock < 1) ||
    (perk.member_limit !== null && taken >= perk.member_limit) ||
    accountOf(accounts, available).balance < cost
  if (gone) throw new DomainError('not_now', 'review.errors.undoUsed')
  await addStock(tx, perk.id, -1)
  return { ended_as: null, reservation_id: await reservePoints(tx, redemption) }
}
