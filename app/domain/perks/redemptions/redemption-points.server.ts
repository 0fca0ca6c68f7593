import { systemActor } from '#app/core/actor.ts'
import { dayIn } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { accountsForUpdate } from '#app/domain/ledger/accounts-for-update.server.ts'
import { transferEntries, type Entry } from '#app/domain/ledger/entry.ts'
import { accountOf } from '#app/domain/ledger/ledger-account.ts'
import { postTransaction, type Movement } from '#app/domain/ledger/post-transaction.server.ts'
import { addStock, perkForUpdate } from '#app/domain/perks/store/perks.server.ts'
import { redemptionTransitions, type EndingAct } from './redemption-transitions.ts'
import type { Redemption } from './redemption.ts'
import { transitionRedemptionIn } from './transition-redemption-in.server.ts'

/**
 * Reserves the points of a redemption; once more after a refund that was undone.
 * @returns the id of the ledger transaction; null for a perk that costs none
 */
export function reservePoints(
  tx: Tx,
  { id, member_id: owner, cost, reservation_id: earlier }: Redemption,
): Promise<string | null> {
  return post(
    tx,
    { id, member_id: owner },
    `reserve:${earlier ?? id}`,
    'reservation',
    transferEntries({ owner, kind: 'available' }, { owner, kind: 'reserved' }, 'points', cost),
  )
}

/** Ends a redemption with its delivery: the points are spent. @param values further columns, as the reference of billing */
export async function completeRedemption(
  tx: Tx,
  redemption: Redemption,
  note = '',
  values: Partial<Redemption> = {},
): Promise<Redemption> {
  const owner = redemption.member_id
  const done = await transitionRedemptionIn(tx, redemption, 'fulfil', note, values)
  await post(
    tx,
    redemption,
    `spend:${redemption.id}`,
    'redemption',
    transferEntries({ owner, kind: 'reserved' }, { owner, kind: 'redeemed' }, 'points', redemption.cost),
  )
  return done.redemption
}

/**
 * Ends a redemption without delivery: the act, the points back (a debt of the member is paid first), the stock back, and a
 * message to billing when billing was to deliver. All in this transaction, so that of two requests only one refunds.
 */
export async function refundRedemption(tx: Tx, redemption: Redemption, act: EndingAct, note = ''): Promise<Redemption> {
  const ended = await transitionRedemptionIn(tx, redemption, act, note, { ended_as: redemptionTransitions[act].ends })
  await perkForUpdate(tx, { id: redemption.perk_id })
  await addStock(tx, redemption.perk_id, 1)
  const owner = redemption.member_id
  const debt = { owner, kind: 'debt', unit: 'points' } as const
  const owed = Math.min(
    redemption.cost,
    -accountOf(await accountsForUpdate(tx, [debt, { ...debt, kind: 'reserved' }, { ...debt, kind: 'available' }]), debt)
      .balance,
  )
  const reserved = { owner, kind: 'reserved' } as const
  await post(tx, redemption, `refund:${redemption.reservation_id ?? redemption.id}`, 'refund', [
    ...transferEntries(reserved, { owner, kind: 'debt' }, 'points', owed),
    ...transferEntries(reserved, { owner, kind: 'available' }, 'points', redemption.cost - owed),
  ])
  if (redemption.delivery === 'webhook')
    await tx.schedule('send-to-billing', {
      redemptionId: redemption.id,
      topic: 'redemption.cancelled',
      eventId: ended.eventId,
    })
  return (await transitionRedemptionIn(tx.as(systemActor, tx.at), ended.redemption, 'refund')).redemption
}

async function post(
  tx: Tx,
  redemption: Pick<Redemption, 'id' | 'member_id'> & { reservation_id?: string | null },
  key: string,
  kind: Movement['kind'],
  lines: readonly Entry[],
): Promise<string | null> {
  if (lines.length === 0) return null
  const day = dayIn(tx.at, tx.setting('site.timeZone'))
  return postTransaction(tx, {
    key,
    kind,
    memberId: redemption.member_id,
    day,
    lines,
    subject_type: 'redemption',
    subject_id: redemption.id,
    reverses_id: redemption.reservation_id ?? null,
  })
}
