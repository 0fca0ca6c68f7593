import { z } from 'zod'
import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { block } from '#app/core/text-shapes.ts'
import { dayIn } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { accountsForUpdate } from '#app/domain/ledger/accounts-for-update.server.ts'
import { transferEntries, type Entry } from '#app/domain/ledger/entry.ts'
import { accountOf } from '#app/domain/ledger/ledger-account.ts'
import { postTransaction } from '#app/domain/ledger/post-transaction.server.ts'
import { decideReviewItem } from '#app/domain/review/decide-review-item.server.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import type { ReviewItem } from '#app/domain/review/review-item.ts'

/** A manual correction of a balance. */
export const adjustmentShape = z.object({
  unit: z.enum(['points', 'reputation']),
  /** What the member gets; negative: loses. */
  amount: z.coerce
    .number()
    .int()
    .min(-100_000)
    .max(100_000)
    .refine((amount) => amount !== 0),
  reason: block(300, 3),
})

export type Adjustment = z.output<typeof adjustmentShape>
/** `waiting`: a second admin decides. */
export type AdjustmentResult =
  | { state: 'posted' | 'known'; transactionId: string | null }
  | { state: 'waiting'; itemId: string }

/**
 * Corrects a member's balance by hand, with a reason that the member reads. Above `points.adjustmentApproval` a
 * second admin decides in the review queue. Audited; records `points.adjusted`. Idempotent on `key`.
 * @throws forbidden for the actor's own balance; invalid when the balance would fall below zero
 */
export async function adjustBalance(
  ctx: Ctx,
  { memberId, key = newId('ledgerTransaction'), ...adjustment }: Adjustment & { memberId: string; key?: string },
): Promise<AdjustmentResult> {
  authorize(ctx.actor, 'ledger.administer')
  if (ctx.actor.memberId === memberId)
    throw new DomainError('forbidden', 'ledger.errors.ownBalance', { code: 'own_balance' })
  return ctx.write(async (tx): Promise<AdjustmentResult> => {
    if (Math.abs(adjustment.amount) <= tx.setting('points.adjustmentApproval'))
      return post(tx, memberId, key, adjustment)
    await refuseBelowZero(tx, memberId, adjustment)
    const itemId = await openReviewItem(tx, {
      kind: 'adjustment',
      subjectType: 'adjustment',
      subjectId: key,
      memberId,
      reason: 'adjustmentAboveLimit',
      evidence: { ...adjustment, by: tx.actor.memberId },
    })
    await audit(tx, {
      action: 'ledger.proposeAdjustment',
      subjectType: 'member',
      subjectId: memberId,
      after: { unit: adjustment.unit, amount: adjustment.amount, itemId },
      reason: adjustment.reason,
    })
    return { state: 'waiting', itemId }
  })
}

/**
 * Decides a correction above the limit, by a second admin.
 * @throws forbidden for the admin who proposed it, and for the member it is about
 */
export async function decideAdjustment(
  ctx: Ctx,
  item: ReviewItem,
  { decision, note }: { decision: string; note: string },
): Promise<void> {
  authorize(ctx.actor, 'ledger.administer')
  if (item.evidence['by'] === ctx.actor.memberId)
    throw new DomainError('forbidden', 'ledger.errors.ownProposal', { code: 'own_proposal' })
  await ctx.write(async (tx) => {
    const decided = await decideReviewItem(tx, { itemId: item.id, decision, note })
    if (decision !== 'approve' || decided.member_id === null) return
    await post(tx, decided.member_id, decided.subject_id, adjustmentShape.parse(decided.evidence))
  })
}

async function post(
  tx: Tx,
  memberId: string,
  key: string,
  { unit, amount, reason }: Adjustment,
): Promise<AdjustmentResult> {
  await refuseBelowZero(tx, memberId, { unit, amount })
  const id = await postTransaction(tx, {
    key: `adjust:${key}`,
    kind: 'adjustment',
    memberId,
    day: dayIn(tx.at, tx.setting('site.timeZone')),
    reason,
    lines: await linesOf(tx, memberId, unit, amount),
  })
  if (id === null) return { state: 'known', transactionId: null }
  await tx.record('points.adjusted', { transactionId: id, memberId, unit, amount, by: tx.actor.memberId })
  await audit(tx, {
    action: 'ledger.adjust',
    subjectType: 'member',
    subjectId: memberId,
    after: { unit, amount, transactionId: id },
    reason,
  })
  return { state: 'posted', transactionId: id }
}

/** Points that are given pay off the member's debt first. */
async function linesOf(tx: Tx, owner: string, unit: Adjustment['unit'], amount: number): Promise<Entry[]> {
  const from = { owner, kind: 'adjustment' } as const
  if (unit === 'reputation') return transferEntries(from, { owner, kind: 'reputation' }, unit, amount)
  const debt = { owner, kind: 'debt', unit } as const
  const owed = amount > 0 ? Math.min(amount, -accountOf(await accountsForUpdate(tx, [debt]), debt).balance) : 0
  return [
    ...transferEntries(from, debt, unit, owed),
    ...transferEntries(from, { owner, kind: 'available' }, unit, amount - owed),
  ]
}

async function refuseBelowZero(
  tx: Tx,
  owner: string,
  { unit, amount }: Pick<Adjustment, 'unit' | 'amount'>,
): Promise<void> {
  const name = { owner, kind: unit === 'points' ? 'available' : 'reputation', unit } as const
  const { balance } = accountOf(await accountsForUpdate(tx, [name]), name)
  if (balance + amount >= 0) return
  throw new DomainError('invalid', 'ledger.errors.tooMuch', {
    params: { most: balance },
    fields: { amount: { key: 'ledger.errors.tooMuch', params: { most: balance } } },
  })
}
