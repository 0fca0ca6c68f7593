import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { accountsForUpdate } from '#app/domain/ledger/accounts-for-update.server.ts'
import { allocateReversal } from '#app/domain/ledger/allocate-reversal.server.ts'
import { transferEntries } from '#app/domain/ledger/entry.ts'
import { accountOf, memberAccounts } from '#app/domain/ledger/ledger-account.ts'
import { postTransaction } from '#app/domain/ledger/post-transaction.server.ts'
import { allChains, hasCutAwards, type Chain } from '#app/domain/loyalty/queries/awards.server.ts'
import { ruleBook } from '#app/domain/loyalty/queries/rules.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { siteLimits } from './apply-earning-rules.server.ts'
import { heldAward, isInEffect, lastLinkOf } from './award-chain.ts'
import { rebalanceAwards, type Correction } from './rebalance-awards.ts'

type Occasion = {
  memberId: string
  freed: { reputation: number; points: number }
  /** What freed the room, or took it; named on the member's line. */
  event: RecordedEvent
  freedBy: string
  /**
   * Awards were restored and may take room from others. When awards were only reversed, nothing happens unless a
   * limit cut one.
   */
  restored: boolean
}

/**
 * Gives freed room under a limit to the awards that it had cut, or takes it from them when the first holder of the
 * room is restored. Each is a transaction that names what freed the room. The caller has locked the member's
 * accounts.
 */
export async function rebalanceMember(tx: Tx, { memberId, freed, event, freedBy, restored }: Occasion): Promise<void> {
  if (!restored && !(await hasCutAwards(tx.db, memberId))) return
  const chains = (await allChains(tx.db, memberId)).filter(isInEffect)
  const book = await ruleBook(tx.db)
  const corrections = rebalanceAwards(
    chains.map((chain) => heldAward(chain, book, tx.setting)),
    siteLimits(tx.setting),
    freed,
  )
  const byAward = new Map(chains.map((chain) => [chain.award.id, chain]))
  for (const correction of corrections) {
    const chain = byAward.get(correction.id)
    if (chain !== undefined) await writeCorrection(tx, chain, correction, event, freedBy)
  }
}

async function writeCorrection(
  tx: Tx,
  chain: Chain,
  correction: Correction,
  event: RecordedEvent,
  freedBy: string,
): Promise<void> {
  const { award, links } = chain
  const owner = award.member_id
  const { balance } = accountOf(await accountsForUpdate(tx, memberAccounts(owner)), {
    owner,
    kind: 'reputation',
    unit: 'reputation',
  })
  const reputation = Math.max(correction.reputation, -balance)
  if (reputation === 0 && correction.points === 0) return
  const issuer = { owner: award.rule ?? 'unknown', kind: 'issuer' } as const
  const taken =
    correction.points < 0
      ? await allocateReversal(
          tx,
          owner,
          links.map(({ id }) => id),
          -correction.points,
        )
      : []
  const maturesAt = correction.points > 0 ? plus(tx.at, { hours: tx.setting('points.maturityHours') }) : null
  const id = await postTransaction(tx, {
    key: `settle:${lastLinkOf(chain).id}`,
    kind: 'settlement',
    memberId: owner,
    day: award.day,
    event_id: event.id,
    event_type: event.type,
    rule: award.rule,
    rule_version: award.rule_version,
    subject_type: award.subject_type,
    subject_id: award.subject_id,
    reverses_id: lastLinkOf(chain).id,
    counts_in_cap: award.counts_in_cap,
    pair_member_id: award.pair_member_id,
    counted_giver_id: award.counted_giver_id,
    freed_by_id: freedBy,
    matures_at: maturesAt,
    reason: event.type,
    lines: [
      ...transferEntries(issuer, { owner, kind: 'reputation' }, 'reputation', reputation),
      ...transferEntries(issuer, { owner, kind: 'pending' }, 'points', Math.max(0, correction.points)),
      ...taken.flatMap(({ kind, amount }) => transferEntries(issuer, { owner, kind }, 'points', -amount)),
    ],
  })
  if (id === null)
    throw new Error(`transaction ${lastLinkOf(chain).id} is settled already: the chain was read without a lock`)
}
