import type { RecordedEvent } from '#app/registry/events.ts'
import { dayIn, plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { move } from '../ledger/line.ts'
import { postTransaction } from '../ledger/post-transaction.server.ts'
import { accountOf, lockAccounts } from '../ledger/accounts.server.ts'
import { placeHold } from '../ledger/holds.server.ts'
import { decideAward } from './decide-award.ts'
import { reputationOfDay, reputationOfPost, staffAmong } from './queries.server.ts'
import { claimsOf, subjectOf } from './rules-for.ts'

/**
 * Awards what the earning rules say of an event, in the event's own transaction. Idempotent on (event, rule, member), or on
 * (subject, rule, member) where a rule pays once. A capped
 * award is recorded with the capped amount and the reason, also when nothing is left of it, so that the member can be told.
 * Points are pending until `points.maturityHours` have passed; reputation counts at once.
 */
export async function applyEarningRules(tx: Tx, event: RecordedEvent): Promise<void> {
  const claims = claimsOf(event, tx.setting)
  if (claims.length === 0) return
  const receivers = [...new Set(claims.map((claim) => claim.receiver))]
  const accounts = await lockAccounts(tx, receivers.map((owner) => ({ owner, kind: 'reputation', unit: 'reputation' })))
  const staff = await staffAmong(tx.db, receivers)
  const day = dayIn(event.at, tx.setting('site.timeZone'))
  const subject = subjectOf(event)
  const limits = { dailyCap: tx.setting('reputation.dailyCap'), postCapUp: tx.setting('reputation.postCapUp'), postCapDown: tx.setting('reputation.postCapDown') }

  for (const claim of claims) {
    const owner = claim.receiver
    const standing = {
      day: claim.cap === 'day' ? await reputationOfDay(tx.db, owner, day) : 0,
      post: claim.perPost && subject !== null ? await reputationOfPost(tx.db, owner, subject.id) : 0,
      balance: accountOf(accounts, { owner, kind: 'reputation', unit: 'reputation' }).balance,
    }
    const grant = decideAward(claim, claim, standing, limits, staff.has(owner))
    const issuer = { owner: claim.rule, kind: 'issuer' } as const
    const maturesAt = grant.points > 0 ? plus(event.at, { hours: tx.setting('points.maturityHours') }) : null
    const id = await postTransaction(tx, {
      key: `${claim.once === 'subject' && subject !== null ? subject.id : event.id}:${claim.rule}:${owner}`,
      kind: 'award',
      memberId: owner,
      day,
      event_id: event.id,
      event_type: event.type,
      rule: claim.rule,
      rule_version: claim.version,
      subject_type: subject?.type ?? null,
      subject_id: subject?.id ?? null,
      capped: grant.capped,
      uncapped_reputation: grant.capped === null ? null : claim.reputation,
      counts_in_cap: claim.cap === 'day' ? 1 : 0,
      matures_at: maturesAt,
      lines: [...move(issuer, { owner, kind: 'reputation' }, 'reputation', grant.reputation), ...move(issuer, { owner, kind: 'pending' }, 'points', grant.points)],
    })
    if (id !== null) await tx.schedule('review-standing', { memberId: owner }, { dedupe: owner })
    if (id !== null && maturesAt !== null) await placeHold(tx, { transaction_id: id, member_id: owner, amount: grant.points, matures_at: maturesAt })
  }
}
