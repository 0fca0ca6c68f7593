import type { Tx } from '#app/core/write.server.ts'
import { accountsForUpdate } from '#app/domain/ledger/accounts-for-update.server.ts'
import type { Entry } from '#app/domain/ledger/entry.ts'
import { memberAccounts } from '#app/domain/ledger/ledger-account.ts'
import { postTransaction } from '#app/domain/ledger/post-transaction.server.ts'
import { awardChains, transactionRow, type Chain } from '#app/domain/loyalty/queries/awards.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import type { LedgerTransactionTable } from '#db/schema/ledger.ts'
import { lastLinkOf, uncappedOf } from './award-chain.ts'
import { rebalanceMember } from './rebalance-member.server.ts'

/** An award that a link reversed or brought into effect; `claim` is what it counts for under the limits. */
export type ChangedAward = {
  memberId: string
  transactionId: string
  claim: { reputation: number; points: number }
  inEffect: boolean
}

/**
 * The chains of one event or subject, with the accounts of their members locked. They are read once to learn whose they
 * are and again under the locks: after that no other transaction adds a link.
 */
export async function chainsForUpdate(tx: Tx, where: { eventId: string } | { subjectId: string }): Promise<Chain[]> {
  const seen = await awardChains(tx.db, where)
  await accountsForUpdate(tx, [...new Set(seen.map(({ award }) => award.member_id))].flatMap(memberAccounts))
  return seen.length === 0 ? [] : awardChains(tx.db, where)
}

/** What a new link moves. Reputation and points are signed whole numbers. */
type NewLink = {
  /** 1: the award is in effect again; -1: no longer. */
  effect: 1 | -1
  reputation: number
  /** Reputation before the floor cut it. */
  wanted: number
  points: number
  maturesAt: string | null
  /** Why a cleared award brings less than its rule says. */
  cut?: Pick<LedgerTransactionTable, 'capped' | 'uncapped_reputation' | 'capped_points' | 'uncapped_points'>
  lines: readonly Entry[]
}

/**
 * Posts the transaction that reverses the last link of a chain and appends it to the chain. Queues the review of the
 * member's tier. @throws Error when that link is reversed already: the chain was read without a lock
 */
export async function appendLink(
  tx: Tx,
  chain: Chain,
  event: RecordedEvent,
  { effect, reputation, wanted, points, maturesAt, cut, lines }: NewLink,
): Promise<ChangedAward> {
  const { award, links } = chain
  const last = lastLinkOf(chain)
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
  links.push({ ...(await transactionRow(tx.db, id)), reputation, points })
  return { memberId: award.member_id, transactionId: id, claim: uncappedOf(chain), inEffect: effect === 1 }
}

/** Rebalances each member once, with the sum of what their changed awards freed under the limits. */
export async function rebalanceChanged(tx: Tx, changed: readonly ChangedAward[], event: RecordedEvent): Promise<void> {
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
      restored: ofMember.some(({ inEffect }) => inEffect),
    })
  }
}
