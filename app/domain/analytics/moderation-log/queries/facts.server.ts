import { between, dayIn, startOfDayIn, unitMs, type Instant } from '#app/core/time.ts'
import type { LookPair } from '#app/domain/analytics/moderation-log/agreement.ts'
import {
  lastMonths,
  type AppealFact,
  type DecidedFact,
  type LogFacts,
  type RequestFact,
} from '#app/domain/analytics/moderation-log/facts.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** What the public log is made of, in four queries for any number of decisions. @param zone of the community's calendar */
export async function logFacts(db: Db, now: Instant, zone: string): Promise<LogFacts> {
  const months = lastMonths(dayIn(now, zone))
  const since = startOfDayIn(`${months.at(-1) ?? ''}-01T12:00:00.000Z`, zone)
  return {
    months,
    decisions: await decisionsSince(db, since, zone),
    appeals: await appealsSince(db, since),
    requests: await requestsSince(db, since),
    looks: await looksSince(db, since),
  }
}

/** Decisions that restricted something, also those that were undone later: each was made. Reversals are not among them. */
async function decisionsSince(db: Db, since: Instant, zone: string): Promise<DecidedFact[]> {
  const rows = await db
    .selectFrom('moderation_decision as d')
    .leftJoin('review_item as i', 'i.id', 'd.review_item_id')
    .select(['d.id', 'd.at', 'd.member_id', 'd.restriction', 'd.rule', 'd.source'])
    .select(['d.decided_automatically as automatic', 'i.opened_at'])
    .where('d.at', '>=', since)
    .where('d.reverses_id', 'is', null)
    .execute()
  return rows.map(({ id, at, member_id, restriction, rule, source, automatic, opened_at }) => ({
    month: dayIn(at, zone).slice(0, 7),
    person: member_id ?? id,
    kind: restriction,
    rule,
    source: automatic === 1 ? 'automatic' : source === 'notice' || source === 'trusted' ? 'legal' : source,
    automated: automatic === 1,
    waited: automatic === 1 || opened_at === null ? null : Math.round(between(opened_at, at) / unitMs.minute),
  }))
}

async function appealsSince(db: Db, since: Instant): Promise<AppealFact[]> {
  const rows = await db
    .selectFrom('decision_appeal as a')
    .innerJoin('moderation_decision as d', 'd.id', 'a.decision_id')
    .select(['d.rule', 'a.member_id', 'a.state'])
    .where('a.state', 'in', ['upheld', 'overturned'])
    .where('a.decided_at', '>=', since)
    .execute()
  return rows.map(({ rule, member_id: person, state }) => ({ rule, person, overturned: state === 'overturned' }))
}

function requestsSince(db: Db, since: Instant): Promise<RequestFact[]> {
  return db
    .selectFrom('legal_request')
    .select(['id', 'ground', 'state'])
    .where('created_at', '>=', since)
    .where('state', '!=', 'unconfirmed')
    .execute()
}

/** Second looks that were decided: the rule that each of the two found broken. */
export async function looksSince(db: Db, since: Instant): Promise<LookPair[]> {
  const rows = await db
    .selectFrom('second_look')
    .select(['first_rule as first', 'second_rule as second'])
    .where('decided_at', '>=', since)
    .execute()
  return rows
}
