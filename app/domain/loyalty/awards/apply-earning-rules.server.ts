import type { ReadSetting } from '#app/core/reading.ts'
import { dayIn, plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { accountsForUpdate } from '#app/domain/ledger/accounts-for-update.server.ts'
import { transferEntries } from '#app/domain/ledger/entry.ts'
import { accountOf } from '#app/domain/ledger/ledger-account.ts'
import { postTransaction } from '#app/domain/ledger/post-transaction.server.ts'
import { sumsFor } from '#app/domain/loyalty/queries/awards.server.ts'
import { staffAmong } from '#app/domain/loyalty/queries/programme.server.ts'
import { memberFacts, ruleBook, threadFacts } from '#app/domain/loyalty/queries/rules.server.ts'
import { claimsOf, countedGiver, rulesOn, subjectOf, type Claim } from '#app/domain/loyalty/rules/rules-for.ts'
import { hasConditions, unmetCondition } from '#app/domain/loyalty/unmet-condition.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import type { RuleCondition } from '#app/registry/rule-conditions.ts'
import { roomFor, type Limits } from './award-room.ts'
import { decideAward, type Grant } from './decide-award.ts'

/**
 * Grants the awards of an event by the earning rules, in the event's own transaction. Idempotent on (event, rule,
 * member), or on (subject, rule, member) where a rule pays once. A capped award is recorded with the capped amount
 * and the reason, also when nothing is left of it, so that the member can read why. Points are pending until
 * `points.maturityHours` have passed; reputation counts immediately.
 */
export async function applyEarningRules(tx: Tx, event: RecordedEvent): Promise<void> {
  const claims = claimsOf(event, await ruleBook(tx.db, rulesOn(event.type)), tx.setting)
  if (claims.length === 0) return
  const receivers = [...new Set(claims.map((claim) => claim.receiver))]
  const accounts = await accountsForUpdate(
    tx,
    receivers.map((owner) => ({ owner, kind: 'reputation', unit: 'reputation' })),
  )
  const staff = await staffAmong(tx.db, receivers)
  const day = dayIn(event.at, tx.setting('site.timeZone'))
  const subjectId = subjectOf(event)?.id ?? null
  const limits = siteLimits(tx.setting)

  for (const claim of claims) {
    const owner = claim.receiver
    const { balance } = accountOf(accounts, { owner, kind: 'reputation', unit: 'reputation' })
    const room = roomFor(
      claim.caps,
      claim.reputation,
      await sumsFor(tx.db, claim, day, subjectId),
      limits,
      balance,
      claim.giver !== null,
    )
    const unmet = await unmetOf(tx, claim, event)
    await writeAward(
      tx,
      event,
      day,
      claim,
      decideAward(claim, room, { staff: staff.has(owner), unmet, held: claim.held }),
      unmet,
    )
  }
}

/** What a member is told of: limits of a day and of one giver. Other cuts say something about the act, not the amount. */
const capsToTell: ReadonlySet<string> = new Set(['daily', 'pairTimes', 'times'])

/** The limits that all rules share, by the present settings. */
export function siteLimits(setting: ReadSetting): Limits {
  return {
    dailyCap: setting('reputation.dailyCap'),
    postCapUp: setting('reputation.postCapUp'),
    postCapDown: setting('reputation.postCapDown'),
  }
}

function heldReason({ payload }: RecordedEvent): string | null {
  return 'held' in payload ? payload.held : null
}

async function unmetOf(
  tx: Tx,
  { conditions, receiver, giver }: Claim,
  event: RecordedEvent,
): Promise<RuleCondition | null> {
  if (!hasConditions(conditions)) return null
  const people = await memberFacts(tx.db, giver === null ? [receiver] : [receiver, giver])
  const thread =
    'threadId' in event.payload && event.payload.threadId !== null
      ? await threadFacts(tx.db, event.payload.threadId)
      : null
  return unmetCondition(
    conditions,
    { receiver: people.get(receiver) ?? null, giver: people.get(giver ?? '') ?? null, thread },
    event.at,
  )
}

async function writeAward(
  tx: Tx,
  event: RecordedEvent,
  day: string,
  claim: Claim,
  grant: Grant,
  unmet: RuleCondition | null,
): Promise<void> {
  const owner = claim.receiver
  const subject = subjectOf(event)
  const issuer = { owner: claim.rule, kind: 'issuer' } as const
  const maturesAt = grant.points > 0 ? plus(event.at, { hours: tx.setting('points.maturityHours') }) : null
  const posted = await postTransaction(tx, {
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
    capped: grant.capped ?? grant.cappedPoints,
    uncapped_reputation: grant.capped === null ? null : claim.reputation,
    capped_points: grant.cappedPoints,
    uncapped_points: grant.cappedPoints === null ? null : claim.points,
    counts_in_cap: claim.caps.day === 'counted' ? 1 : 0,
    post_claim: claim.caps.perPost && unmet === null && !claim.held ? claim.reputation : 0,
    pair_member_id: claim.caps.pair === null ? null : claim.giver,
    counted_giver_id: countedGiver(claim, unmet),
    // A held award is a line that the member can read; it takes effect, and counts, once staff have cleared it.
    effect: claim.held && unmet === null ? 0 : 1,
    matures_at: maturesAt,
    reason: unmet ?? (claim.held ? heldReason(event) : null),
    lines: [
      ...transferEntries(issuer, { owner, kind: 'reputation' }, 'reputation', grant.reputation),
      ...transferEntries(issuer, { owner, kind: 'pending' }, 'points', grant.points),
    ],
  })
  if (posted === null) return
  await tx.schedule('recompute-tier', { memberId: owner }, { dedupe: owner })
  if (grant.capped !== null && capsToTell.has(grant.capped))
    await tx.record('points.capped', { memberId: owner, rule: claim.rule })
}
