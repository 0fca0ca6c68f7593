import type { Tx } from '#app/core/write.server.ts'
import { accountsForUpdate } from '#app/domain/ledger/accounts-for-update.server.ts'
import { allocateReversal } from '#app/domain/ledger/allocate-reversal.server.ts'
import { transferEntries } from '#app/domain/ledger/entry.ts'
import { accountOf, memberAccounts } from '#app/domain/ledger/ledger-account.ts'
import type { Chain } from '#app/domain/loyalty/queries/awards.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { isInEffect, netOf, reversedWithPost } from './award-chain.ts'
import { appendLink, chainsForUpdate, rebalanceChanged, type ChangedAward } from './chain-links.server.ts'
import { restoreAward } from './restore-awards.server.ts'

/**
 * Reverses the awards of the event `cause` that are in effect, and gives the freed room under the limits to awards that
 * a limit had cut. Idempotent: a reversed award stays reversed.
 * @param event the event that undoes `cause` (`vote.withdrawn`, `answer.unaccepted`, …); the member's line names it
 */
export async function reverseAwardsOf(tx: Tx, cause: string, event: RecordedEvent): Promise<void> {
  const changed: ChangedAward[] = []
  for (const chain of await chainsForUpdate(tx, { eventId: cause })) {
    if (isInEffect(chain)) changed.push(await reverseAward(tx, chain, event))
    // Reversed already because its post was removed: restore it and reverse it for this reason, so that restoring the
    // post does not bring back the award of a vote that was withdrawn meanwhile.
    else if (reversedWithPost(chain)) {
      await restoreAward(tx, chain, event)
      await reverseAward(tx, chain, event)
    }
  }
  await rebalanceChanged(tx, changed, event)
}

/** Reverses all awards in effect about a post, of its author and of others; `restoreAwardsAbout` undoes exactly that. */
export async function reverseAwardsAbout(tx: Tx, subjectId: string, event: RecordedEvent): Promise<void> {
  const changed: ChangedAward[] = []
  for (const chain of await chainsForUpdate(tx, { subjectId }))
    if (isInEffect(chain)) changed.push(await reverseAward(tx, chain, event))
  await rebalanceChanged(tx, changed, event)
}

/**
 * Reverses what an award brings now. Reputation never falls below the floor and spent points become debt, so the
 * amounts may be smaller than the award's.
 */
async function reverseAward(tx: Tx, chain: Chain, event: RecordedEvent): Promise<ChangedAward> {
  const { award, links } = chain
  const owner = award.member_id
  const net = netOf(chain)
  const { balance } = accountOf(await accountsForUpdate(tx, memberAccounts(owner)), {
    owner,
    kind: 'reputation',
    unit: 'reputation',
  })
  const reputation = Math.max(-net.reputation, -balance)
  const issuer = { owner: award.rule ?? 'unknown', kind: 'issuer' } as const
  const taken = await allocateReversal(
    tx,
    owner,
    links.map(({ id }) => id),
    net.points,
  )
  return appendLink(tx, chain, event, {
    effect: -1,
    reputation,
    wanted: -net.reputation,
    points: -net.points,
    maturesAt: null,
    lines: [
      ...transferEntries(issuer, { owner, kind: 'reputation' }, 'reputation', reputation),
      ...taken.flatMap(({ kind, amount }) => transferEntries(issuer, { owner, kind }, 'points', -amount)),
    ],
  })
}
