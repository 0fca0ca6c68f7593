import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { accountsForUpdate } from '#app/domain/ledger/accounts-for-update.server.ts'
import { transferEntries } from '#app/domain/ledger/entry.ts'
import { accountOf, memberAccounts } from '#app/domain/ledger/ledger-account.ts'
import { sumsFor, type Chain } from '#app/domain/loyalty/queries/awards.server.ts'
import { ruleBook } from '#app/domain/loyalty/queries/rules.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { siteLimits } from './apply-earning-rules.server.ts'
import { heldAward, isHeld } from './award-chain.ts'
import { roomFor } from './award-room.ts'
import { appendLink, chainsForUpdate, rebalanceChanged, type ChangedAward } from './chain-links.server.ts'
import { decideAward } from './decide-award.ts'

/**
 * Pays the awards of an act that was held for review: by the rule version of the moment of the act, within the room that
 * the limits have now. Idempotent. An award that was reversed or refused meanwhile stays unpaid.
 */
export async function clearAwardsOf(tx: Tx, cause: string, event: RecordedEvent): Promise<void> {
  const changed: ChangedAward[] = []
  for (const chain of await chainsForUpdate(tx, { eventId: cause }))
    if (isHeld(chain)) changed.push(await clearAward(tx, chain, event))
  await rebalanceChanged(tx, changed, event)
}

async function clearAward(tx: Tx, chain: Chain, event: RecordedEvent): Promise<ChangedAward> {
  const { award } = chain
  const owner = award.member_id
  const held = heldAward(chain, await ruleBook(tx.db), tx.setting)
  const counted = { ...held.wanted, caps: held.caps, rule: held.rule, receiver: owner, giver: held.countedGiver }
  const { balance } = accountOf(await accountsForUpdate(tx, memberAccounts(owner)), {
    owner,
    kind: 'reputation',
    unit: 'reputation',
  })
  const room = roomFor(
    held.caps,
    held.wanted.reputation,
    await sumsFor(tx.db, counted, award.day, award.subject_id),
    siteLimits(tx.setting),
    balance,
    held.countedGiver !== null,
  )
  const grant = decideAward(held.wanted, room, { staff: held.staff, unmet: null, held: false })
  const issuer = { owner: held.rule, kind: 'issuer' } as const
  return appendLink(tx, chain, event, {
    effect: 1,
    reputation: grant.reputation,
    wanted: grant.reputation,
    points: grant.points,
    maturesAt: grant.points > 0 ? plus(tx.at, { hours: tx.setting('points.maturityHours') }) : null,
    cut: {
      capped: grant.capped,
      uncapped_reputation: grant.capped === null ? null : held.wanted.reputation,
      capped_points: grant.cappedPoints,
      uncapped_points: grant.cappedPoints === null ? null : held.wanted.points,
    },
    lines: [
      ...transferEntries(issuer, { owner, kind: 'reputation' }, 'reputation', grant.reputation),
      ...transferEntries(issuer, { owner, kind: 'pending' }, 'points', grant.points),
    ],
  })
}
