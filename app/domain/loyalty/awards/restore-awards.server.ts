import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { accountsForUpdate } from '#app/domain/ledger/accounts-for-update.server.ts'
import { transferEntries, type Entry } from '#app/domain/ledger/entry.ts'
import { accountOf, memberAccounts } from '#app/domain/ledger/ledger-account.ts'
import { entriesOf } from '#app/domain/ledger/queries/ledger.server.ts'
import type { Chain } from '#app/domain/loyalty/queries/awards.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { isInEffect, lastLinkOf, reversedWithPost } from './award-chain.ts'
import { appendLink, chainsForUpdate, rebalanceChanged, type ChangedAward } from './chain-links.server.ts'

/** Restores the awards about a post that were reversed because it was removed, and none reversed for another reason. */
export async function restoreAwardsAbout(tx: Tx, subjectId: string, event: RecordedEvent): Promise<void> {
  const changed: ChangedAward[] = []
  for (const chain of await chainsForUpdate(tx, { subjectId }))
    if (reversedWithPost(chain)) changed.push(await restoreAward(tx, chain, event))
  await rebalanceChanged(tx, changed, event)
}

/**
 * Restores the awards of the event `cause` whose last reversal names `undone`: an appeal was granted, a correction
 * overturned.
 */
export async function restoreAwardsOf(
  tx: Tx,
  cause: string,
  undone: RecordedEvent['type'] | string,
  event: RecordedEvent,
): Promise<void> {
  const changed: ChangedAward[] = []
  for (const chain of await chainsForUpdate(tx, { eventId: cause })) {
    if (!isInEffect(chain) && lastLinkOf(chain).event_type === undone)
      changed.push(await restoreAward(tx, chain, event))
  }
  await rebalanceChanged(tx, changed, event)
}

/** Undoes the last reversal of an award: the same reputation, and the same points in the accounts they came from. */
export async function restoreAward(tx: Tx, chain: Chain, event: RecordedEvent): Promise<ChangedAward> {
  const { award } = chain
  const owner = award.member_id
  const last = lastLinkOf(chain)
  const accounts = await accountsForUpdate(tx, memberAccounts(owner))
  const { balance } = accountOf(accounts, { owner, kind: 'reputation', unit: 'reputation' })
  const reputation = Math.max(-last.reputation, -balance)
  const issuer = { owner: award.rule ?? 'unknown', kind: 'issuer' } as const
  const entries = (await entriesOf(tx.db, [last.id])).filter(
    (entry) => entry.unit === 'points' && entry.kind !== 'issuer',
  )
  const pending = -entries.filter((entry) => entry.kind === 'pending').reduce((sum, entry) => sum + entry.amount, 0)
  const owed = -accountOf(accounts, { owner, kind: 'debt', unit: 'points' }).balance
  const lines: Entry[] = transferEntries(issuer, { owner, kind: 'reputation' }, 'reputation', reputation)
  for (const { kind, amount } of entries) {
    // Debt that was paid off meanwhile comes back as available points.
    const forgiven = kind === 'debt' ? Math.min(-amount, owed) : 0
    lines.push(
      ...transferEntries(issuer, { owner, kind: 'debt' }, 'points', forgiven),
      ...transferEntries(issuer, { owner, kind: kind === 'debt' ? 'available' : kind }, 'points', -amount - forgiven),
    )
  }
  return appendLink(tx, chain, event, {
    effect: 1,
    reputation,
    wanted: -last.reputation,
    points: -last.points,
    maturesAt: pending > 0 ? (award.matures_at ?? plus(tx.at, { hours: tx.setting('points.maturityHours') })) : null,
    lines,
  })
}
