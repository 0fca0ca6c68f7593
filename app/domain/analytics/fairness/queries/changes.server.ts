import type { Instant } from '#app/core/time.ts'
import type { Change, Decision } from '#app/domain/analytics/fairness/report.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** Settings that decide who gets how much, or what it grants. */
const settingsOfRules = ['reputation.%', 'points.%', 'tenure.%', 'tiers.%', 'trust.%']
const mostChanges = 200

/**
 * The latest versions of earning rules and changes of settings that they use. The audit log says who made them and
 * why.
 */
export async function changesOf(db: Db): Promise<Change[]> {
  const rules = await db
    .selectFrom('earning_rule_version')
    .select(['rule', 'version', 'valid_from'])
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .limit(mostChanges)
    .execute()
  const settings = await db
    .selectFrom('audit_event')
    .select(['at', 'subject_id', 'before', 'after'])
    .where('action', '=', 'setting.change')
    .where((eb) => eb.or(settingsOfRules.map((pattern) => eb('subject_id', 'like', pattern))))
    .orderBy('seq', 'desc')
    .limit(mostChanges)
    .execute()
  return [
    ...rules.map(({ rule, version, valid_from: at }): Change => ({ kind: 'rule', at, rule, version })),
    ...settings.map(({ at, subject_id: key, before, after }): Change => ({
      kind: 'setting',
      at,
      key,
      before: before ?? '',
      after: after ?? '',
    })),
  ]
}

/** Decisions of the review queue since that instant, and how often one was reversed. */
export async function decisionsSince(db: Db, since: Instant): Promise<Decision[]> {
  const decided = await db
    .selectFrom('review_item')
    .select((eb) => ['kind', 'decision', eb.fn.countAll<number>().as('count')])
    .where('state', '=', 'decided')
    .where('decided_at', '>=', since)
    .groupBy(['kind', 'decision'])
    .orderBy('kind')
    .orderBy('decision')
    .execute()
  const reopened = await db
    .selectFrom('event_log')
    .select('payload')
    .where('type', '=', 'review.reopened')
    .where('at', '>=', since)
    .execute()
  const kinds = reopened.map(({ payload }) => (JSON.parse(payload) as { kind: string }).kind)
  return [
    ...decided.map(({ kind, decision, count }) => ({ kind, decision: decision ?? '', count: Number(count) })),
    ...[...new Set(kinds)]
      .sort()
      .map((kind) => ({ kind, decision: 'reopened', count: kinds.filter((one) => one === kind).length })),
  ]
}
