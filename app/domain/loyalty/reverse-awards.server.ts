import type { RecordedEvent } from '#app/registry/events.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { LedgerUnit } from '#db/schema/ledger.ts'
import { move } from '../ledger/line.ts'
import type { Line } from '../ledger/line.ts'
import { postTransaction } from '../ledger/post-transaction.server.ts'
import { entriesOf } from '../ledger/queries.server.ts'
import { accountOf, lockAccounts } from '../ledger/accounts.server.ts'
import type { AccountName } from '../ledger/accounts.server.ts'
import { placeHold, releaseHold } from '../ledger/holds.server.ts'
import { transactionChains } from './queries.server.ts'
import type { Chain } from './queries.server.ts'

/**
 * Reverses every award that the event `cause` brought and that is still in effect. Idempotent: what is reversed stays so.
 * @param event what undoes it (`vote.withdrawn`, `answer.unaccepted`, `story.withdrawn`); named on the member's line.
 */
export async function reverseAwardsOf(tx: Tx, cause: string, event: RecordedEvent): Promise<void> {
  for (const chain of await lockedChains(tx, { eventId: cause })) {
    if (inEffect(chain)) await reverseLast(tx, chain, event)
    // Already taken back with its removed post: bring it back and take it again for this reason, so that restoring the post
    // does not revive a vote that is gone.
    else if (takenWithPost(chain)) {
      await reverseLast(tx, chain, event)
      await reverseLast(tx, chain, event)
    }
  }
}

/** Reverses all that a post earned its author and others; `post.restored` brings exactly that back. */
export async function reverseAwardsAbout(tx: Tx, subjectId: string, event: RecordedEvent): Promise<void> {
  for (const chain of await lockedChains(tx, { subjectId })) if (inEffect(chain)) await reverseLast(tx, chain, event)
}

/** Brings back what was reversed because the post was removed, and nothing that was undone for another reason. */
export async function restoreAwardsAbout(tx: Tx, subjectId: string, event: RecordedEvent): Promise<void> {
  for (const chain of await lockedChains(tx, { subjectId })) if (takenWithPost(chain)) await reverseLast(tx, chain, event)
}

/** Reads the chains once to know whose they are, and again when those members' accounts are locked: nobody else adds a link now. */
async function lockedChains(tx: Tx, where: { eventId: string } | { subjectId: string }): Promise<Chain[]> {
  const seen = await transactionChains(tx.db, where)
  await lockAccounts(tx, [...new Set(seen.map(({ award }) => award.member_id))].flatMap(accountNames))
  return seen.length === 0 ? [] : transactionChains(tx.db, where)
}

function accountNames(owner: string): AccountName[] {
  return [
    { owner, kind: 'reputation', unit: 'reputation' },
    { owner, kind: 'available', unit: 'points' },
    { owner, kind: 'pending', unit: 'points' },
    { owner, kind: 'debt', unit: 'points' },
  ]
}

/** An award counts while its chain of reversals has an even number of links. */
function inEffect({ chain }: Chain): boolean {
  return chain.length % 2 === 1
}

function takenWithPost({ chain }: Chain): boolean {
  return chain.length % 2 === 0 && chain.at(-1)?.event_type === 'post.removed'
}

/**
 * Undoes the last link of a chain: an award is taken back, a reversal is undone. Reputation never goes below the floor and
 * spent points become debt, so the amounts may be smaller than the award's; undoing a reversal gives back just what it took.
 */
async function reverseLast(tx: Tx, one: Chain, event: RecordedEvent): Promise<void> {
  const { award, chain } = one
  const last = chain[chain.length - 1] ?? award
  const owner = award.member_id
  const accounts = await lockAccounts(tx, accountNames(owner))
  const entries = (await entriesOf(tx.db, [last.id])).filter((entry) => entry.kind !== 'issuer')
  const sum = (unit: LedgerUnit): number => entries.filter((entry) => entry.unit === unit).reduce((total, entry) => total + entry.amount, 0)
  const balance = (kind: 'reputation' | 'available' | 'debt', unit: LedgerUnit): number => accountOf(accounts, { owner, kind, unit }).balance
  const issuer = { owner: award.rule ?? 'unknown', kind: 'issuer' } as const
  const reputation = Math.max(-sum('reputation'), -balance('reputation', 'reputation'))
  const points = -sum('points')
  const held = points < 0 ? await releaseHold(tx, award.id) : null
  const lines: Line[] = [...move(issuer, { owner, kind: 'reputation' }, 'reputation', reputation), ...pointLines()]
  const id = await postTransaction(tx, {
    key: `reverse:${last.id}`,
    kind: 'reversal',
    memberId: owner,
    day: award.day,
    event_id: event.id,
    event_type: event.type,
    rule: award.rule,
    rule_version: award.rule_version,
    subject_type: award.subject_type,
    subject_id: award.subject_id,
    reverses_id: last.id,
    capped: reputation === -sum('reputation') ? null : 'floor',
    uncapped_reputation: reputation === -sum('reputation') ? null : -sum('reputation'),
    counts_in_cap: award.counts_in_cap,
    matures_at: points > 0 && pendingAgain() ? award.matures_at : null,
    reason: event.type,
    lines,
  })
  if (id === null) throw new Error(`transaction ${last.id} is reversed already: the chain was read without a lock`)
  if (points > 0 && pendingAgain() && award.matures_at !== null) await placeHold(tx, { transaction_id: award.id, member_id: owner, amount: points, matures_at: award.matures_at })
  await tx.schedule('review-standing', { memberId: owner }, { dedupe: owner })
  const row = await tx.db.selectFrom('ledger_transaction').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  chain.push(row)

  /** Points that come back wait again when they had been taken out of what was pending. */
  function pendingAgain(): boolean {
    return entries.some((entry) => entry.kind === 'pending')
  }
  /** Debt that was paid off meanwhile comes back as points. */
  function forgive(amount: number): Line[] {
    const owed = Math.min(amount, -balance('debt', 'points'))
    return [...move(issuer, { owner, kind: 'debt' }, 'points', owed), ...move(issuer, { owner, kind: 'available' }, 'points', amount - owed)]
  }
  function pointLines(): Line[] {
    if (points >= 0) {
      return entries.filter((entry) => entry.unit === 'points').flatMap((entry) => (entry.kind === 'debt' ? forgive(-entry.amount) : move(issuer, { owner, kind: entry.kind }, 'points', -entry.amount)))
    }
    if (held !== null) return move(issuer, { owner, kind: 'pending' }, 'points', points)
    const fromAvailable = Math.min(balance('available', 'points'), -points)
    return [...move(issuer, { owner, kind: 'available' }, 'points', -fromAvailable), ...move(issuer, { owner, kind: 'debt' }, 'points', points + fromAvailable)]
  }
}
