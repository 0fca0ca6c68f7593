import { systemActor } from '#app/core/actor.ts'
import { dayIn } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { accountsForUpdate } from '#app/domain/ledger/accounts-for-update.server.ts'
import { transferEntries, type Entry } from '#app/domain/ledger/entry.ts'
import { accountOf } from '#app/domain/ledger/ledger-account.ts'
import { postTransaction, type Movement } from '#app/domain/ledger/post-transaction.server.ts'
import { addStock, perkForUpdate } from '#app/domain/perks/store/perks.server.ts'
import { redemptionTransitions, type EndingAct, type Redemption } from './redemption.ts'
import { transitionRedemption } from './transition-redemption.server.ts'

/** Holds the points of a redemption. @returns the movement's id; null for a perk that costs none */
export function reservePoints(
  tx: Tx,
  redemption: Pick<Redemption, 'id' | 'member_id' | 'cost'>,
): Promise<string | null> {
  const owner = redemption.member_id
  return post(
    tx,
    redemption,
    `reserve:${redemption.id}`,
    'reservation',
    transferEntries({ owner, kind: 'available' }, { owner, kind: 'reserved' }, 'points', redemption.cost),
  )
}

/** Ends a redemption well: the points are spent. @param values what else is known now, e.g. billing's reference */
export async function completeRedemption(
  tx: Tx,
  redemption: Redemption,
  note = '',
  values: Partial<Redemption> = {},
): Promise<Redemption> {
  const owner = redemption.member_id
  const done = await transitionRedemption(tx, redemption, 'fulfil', note, values)
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
 * Ends a redemption without delivery: the act itself, the points back (what the member owes is paid first), the stock
 * back, and the word to billing if it was told of it. All in this transaction, so it happens once whoever comes first.
 */
export async function refundRedemption(tx: Tx, redemption: Redemption, act: EndingAct, note = ''): Promise<Redemption> {
  const ended = await transitionRedemption(tx, redemption, act, note, { ended_as: redemptionTransitions[act].ends })
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
  await post(tx, redemption, `refund:${redemption.id}`, 'refund', [
    ...transferEntries(reserved, { owner, kind: 'debt' }, 'points', owed),
    ...transferEntries(reserved, { owner, kind: 'available' }, 'points', redemption.cost - owed),
  ])
  if (redemption.delivery === 'webhook')
    await tx.schedule('tell-billing', {
      redemptionId: redemption.id,
      topic: 'redemption.cancelled',
      eventId: ended.eventId,
    })
  return (await transitionRedemption(tx.as(systemActor, tx.at), ended.redemption, 'refund')).redemption
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
