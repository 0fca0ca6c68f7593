import type { Instant } from '#app/core/time.ts'
import { isSeverityRule, severityRuleNames, type SeverityRuleName } from '#app/domain/cases/severity/rules.ts'
import { constant } from '#db/constant.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** How often a rule raised a case, and how often staff took that back. */
export type RaiseCount = { rule: SeverityRuleName; raised: number; undone: number }

/**
 * By rule, over the complaints that were opened since then, also those that are part of another case by now: what raised
 * them is not repeated there. Rules that raised none are left out.
 */
export async function raiseCounts(db: Db, from: Instant): Promise<RaiseCount[]> {
  const rows = await db
    .selectFrom('case')
    .innerJoin('case_event', 'case_event.case_id', 'case.id')
    .select(['case_event.kind', 'case_event.data'])
    .where('case.opened_at', '>=', from)
    .where('case.dismissed', '=', 0)
    .where('case_event.kind', 'in', [constant('raised'), constant('raise_undone')])
    .execute()
  const counts = new Map<SeverityRuleName, RaiseCount>()
  for (const { kind, data } of rows) {
    const { rule } = JSON.parse(data) as { rule?: unknown }
    if (!isSeverityRule(rule)) continue
    const count = counts.get(rule) ?? { rule, raised: 0, undone: 0 }
    counts.set(rule, count)
    if (kind === 'raised') count.raised += 1
    else count.undone += 1
  }
  return severityRuleNames.flatMap((rule) => counts.get(rule) ?? [])
}
