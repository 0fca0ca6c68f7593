import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { allocateReversal } from '#app/domain/ledger/allocate-reversal.server.ts'
import { transferEntries, type Entry } from '#app/domain/ledger/entry.ts'
import { placeHold } from '#app/domain/ledger/holds.server.ts'
import { accountOf, accountsForUpdate, memberAccounts } from '#app/domain/ledger/ledger-accounts.server.ts'
import { postTransaction } from '#app/domain/ledger/post-transaction.server.ts'
import { entriesOf } from '#app/domain/ledger/queries/ledger.server.ts'
import { awardChains, sumsFor, type AwardLink, type Chain } from '#app/domain/loyalty/queries/awards.server.ts'
import { ruleBook } from '#app/domain/loyalty/queries/rules.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import type { LedgerTransactionTable } from '#db/schema/ledger.ts'
import { siteLimits } from './apply-earning-rules.server.ts'
import { heldAward, isInEffect, isHeld, lastLinkOf, netOf, reversedWithPost } from './award-chain.ts'
import { roomFor } from './award-room.ts'
import { decideAward } from './decide-award.ts'
import { rebalanceMember } from './rebalance-member.server.ts'

/**
 * Reverses every award that the event `cause` brought and that is still in effect. Idempotent: what is reversed stays
 * so. Room that comes free under a limit goes to awards that it had cut.
 * @param event what undoes it (`vote.withdrawn`, `answer.unaccepted`, …); named on the member's line.
 */
export async function reverseAwardsOf(tx: Tx, cause: string, event: RecordedEvent): Promise<void> {
  const changed: Changed[] = []
  for (const chain of await lockedChains(tx, { eventId: cause })) {
    if (isInEffect(chain)) changed.push(await takeBack(tx, chain, event))
    // Already taken back with its removed post: bring it back and take it again for this reason, so that restoring the
    // post does not revive a vote that is gone.
    else if (reversedWithPost(chain)) {
      await giveBack(tx, chain, event)
      await takeBack(tx, chain, event)
    }
  }
  await settle(tx, changed, event)
}

/** Reverses all that a post earned its author and others; `post.restored` brings exactly that back. */
export async function reverseAwardsAbout(tx: Tx, subjectId: string, event: RecordedEvent): Promise<void> {
  const changed: Changed[] = []
  for (const chain of await lockedChains(tx, { subjectId }))
    if (isInEffect(chain)) changed.push(await takeBack(tx, chain, event))
  await settle(tx, changed, event)
}

/** Brings back what was reversed because the post was removed, and nothing that was undone for another reason. */
export async function restoreAwardsAbout(tx: Tx, subjectId: string, event: RecordedEvent): Promise<void> {
  const changed: Changed[] = []
  for (const chain of await lockedChains(tx, { subjectId }))
    if (reversedWithPost(chain)) changed.push(await giveBack(tx, chain, event))
  await settle(tx, changed, event)
}

/**
 * Brings back the awards of one event that were reversed for `undone` (an appeal that was granted, a finding
 * overturned).
 */
export async function restoreAwardsOf(
  tx: Tx,
  cause: string,
  undone: RecordedEvent['type'] | string,
  event: RecordedEvent,
): Promise<void> {
  const changed: Changed[] = []
  for (const chain of await lockedChains(tx, { eventId: cause })) {
    if (!isInEffect(chain) && lastLinkOf(chain).event_type === undone) changed.push(await giveBack(tx, chain, event))
  }
  await settle(tx, changed, event)
}

/**
 * Pays the awards of an act that was held until a person looked, as their rule said at the time of the act and within
 * the limits as they are filled now. Idempotent; what was held and is undone or refused meanwhile stays unpaid.
 */
export async function clearAwardsOf(tx: Tx, cause: string, event: RecordedEvent): Promise<void> {
  const changed: Changed[] = []
  for (const chain of await lockedChains(tx, { eventId: cause }))
    if (isHeld(chain)) changed.push(await clear(tx, chain, event))
  await settle(tx, changed, event)
}

type Changed = { memberId: string; transactionId: string; claim: { reputation: number; points: number }; back: boolean }

/**
 * Reads the chains once to know whose they are, and again when those members' accounts are locked: nobody else adds a
 * link now.
 */
async function lockedChains(tx: Tx, where: { eventId: string } | { subjectId: string }): Promise<Chain[]> {
  const seen = await awardChains(tx.db, where)
  await accountsForUpdate(tx, [...new Set(seen.map(({ award }) => award.member_id))].flatMap(memberAccounts))
  return seen.length === 0 ? [] : awardChains(tx.db, where)
}

async function settle(tx: Tx, changed: readonly Changed[], event: RecordedEvent): Promise<void> {
  for (const [memberId, ofMember] of Map.groupBy(changed, (one) => one.memberId)) {
    const freed = ofMember.reduce(
      (sum, { claim }) => ({
        reputation: sum.reputation + Math.abs(claim.reputation),
        points: sum.points + claim.points,
      }),
      { reputation: 0, points: 0 },
    )
    await rebalanceMember(tx, {
      memberId,
      freed,
      event,
      freedBy: ofMember[0]?.transactionId ?? '',
      cameBack: ofMember.some(({ back }) => back),
    })
  }
}

/**
 * Takes back all that an award brings now. Reputation never goes below the floor and spent points become debt, so the
 * amounts may be smaller than the award's.
 */
async function takeBack(tx: Tx, chain: Chain, event: RecordedEvent): Promise<Changed> {
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
  const lines = [
    ...transferEntries(issuer, { owner, kind: 'reputation' }, 'reputation', reputation),
    ...taken.flatMap(({ kind, amount }) => transferEntries(issuer, { owner, kind }, 'points', -amount)),
  ]
  return link(tx, chain, event, {
    effect: -1,
    reputation,
    wanted: -net.reputation,
    points: -net.points,
    maturesAt: null,
    lines,
  })
}

/** Undoes the last reversal of an award: gives back just what it took, points to where they were. */
async function giveBack(tx: Tx, chain: Chain, event: RecordedEvent): Promise<Changed> {
  const { award } = chain
  const owner = award.member_id
  const last = lastLinkOf(chain)
  const accounts = await accountsForUpdate(tx, memberAccounts(owner))
  const reputation = Math.max(
    -last.reputation,
    -accountOf(accounts, { owner, kind: 'reputation', unit: 'reputation' }).balance,
  )
  const issuer = { owner: award.rule ?? 'unknown', kind: 'issuer' } as const
  const entries = (await entriesOf(tx.db, [last.id])).filter(
    (entry) => entry.unit === 'points' && entry.kind !== 'issuer',
  )
  const pending = -entries.filter((entry) => entry.kind === 'pending').reduce((sum, entry) => sum + entry.amount, 0)
  const owed = -accountOf(accounts, { owner, kind: 'debt', unit: 'points' }).balance
  const lines: Entry[] = transferEntries(issuer, { owner, kind: 'reputation' }, 'reputation', reputation)
  for (const { kind, amount } of entries) {
    // Debt that was paid off meanwhile comes back as points.
    const forgiven = kind === 'debt' ? Math.min(-amount, owed) : 0
    lines.push(
      ...transferEntries(issuer, { owner, kind: 'debt' }, 'points', forgiven),
      ...transferEntries(issuer, { owner, kind: kind === 'debt' ? 'available' : kind }, 'points', -amount - forgiven),
    )
  }
  const maturesAt =
    pending > 0 ? (award.matures_at ?? plus(tx.at, { hours: tx.setting('points.maturityHours') })) : null
  const changed = await link(tx, chain, event, {
    effect: 1,
    reputation,
    wanted: -last.reputation,
    points: -last.points,
    maturesAt,
    lines,
  })
  if (maturesAt !== null)
    await placeHold(tx, {
      transaction_id: changed.transactionId,
      member_id: owner,
      amount: pending,
      matures_at: maturesAt,
    })
  return changed
}

async function clear(tx: Tx, chain: Chain, event: RecordedEvent): Promise<Changed> {
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
  const maturesAt = grant.points > 0 ? plus(tx.at, { hours: tx.setting('points.maturityHours') }) : null
  const issuer = { owner: held.rule, kind: 'issuer' } as const
  const changed = await link(tx, chain, event, {
    effect: 1,
    reputation: grant.reputation,
    wanted: grant.reputation,
    points: grant.points,
    maturesAt,
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
  if (maturesAt !== null)
    await placeHold(tx, {
      transaction_id: changed.transactionId,
      member_id: owner,
      amount: grant.points,
      matures_at: maturesAt,
    })
  return changed
}

type LinkInput = {
  effect: 1 | -1
  reputation: number
  wanted: number
  points: number
  maturesAt: string | null
  /** Why a cleared award brings less than its rule says. */
  cut?: Pick<LedgerTransactionTable, 'capped' | 'uncapped_reputation' | 'capped_points' | 'uncapped_points'>
  lines: readonly Entry[]
}

async function link(
  tx: Tx,
  { award, links }: Chain,
  event: RecordedEvent,
  { effect, reputation, wanted, points, maturesAt, cut, lines }: LinkInput,
): Promise<Changed> {
  const last = links.at(-1) ?? award
  const id = await postTransaction(tx, {
    key: `reverse:${last.id}`,
    kind: 'reversal',
    memberId: award.member_id,
    day: award.day,
    event_id: event.id,
    event_type: event.type,
    rule: award.rule,
    rule_version: award.rule_version,
    subject_type: award.subject_type,
    subject_id: award.subject_id,
    reverses_id: last.id,
    capped: reputation === wanted ? null : 'floor',
    uncapped_reputation: reputation === wanted ? null : wanted,
    counts_in_cap: award.counts_in_cap,
    post_claim: effect * award.post_claim,
    pair_member_id: award.pair_member_id,
    counted_giver_id: award.counted_giver_id,
    effect,
    matures_at: maturesAt,
    reason: event.type,
    ...cut,
    lines,
  })
  if (id === null) throw new Error(`transaction ${last.id} is reversed already: the chain was read without a lock`)
  await tx.schedule('recompute-tier', { memberId: award.member_id }, { dedupe: award.member_id })
  const row = await tx.db.selectFrom('ledger_transaction').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const added: AwardLink = { ...row, reputation, points }
  links.push(added)
  return {
    memberId: award.member_id,
    transactionId: id,
    claim: { reputation: award.uncapped_reputation ?? award.reputation, points: award.uncapped_points ?? award.points },
    back: effect === 1,
  }
}
