import type { Instant } from '#app/core/time.ts'
import { tenureBands } from '#app/domain/accounts/customer-accounts/tenure-band.ts'
import type { FairnessFacts } from './facts.ts'
import { groupsBy, segmentations } from './groups.ts'
import { reportShape, type FairnessReport } from './report.ts'
import { responsesBy, responsesOf } from './responses.ts'
import { spreads } from './spread.ts'
import { smallGroups, minGroupSize } from './suppress-small-groups.ts'

/** The report: only shares, means and counts of groups that are large enough. */
export function buildReport(facts: FairnessFacts, now: Instant): FairnessReport {
  const by = segmentations(facts)
  const asked = facts.asked.filter(({ askerId }) => facts.people.has(askerId))
  return {
    shape: reportShape,
    at: now,
    least: minGroupSize,
    spread: spreads(facts, now),
    tenure: groupsBy(by.tenure, facts) as FairnessReport['tenure'],
    language: groupsBy(by.language, facts),
    product: groupsBy(by.product, facts),
    perks: perksBy(facts),
    responses: {
      all: responsesOf(asked),
      tenure: responsesBy(by.tenure, asked),
      language: responsesBy(by.language, asked),
      product: responsesBy(by.product, asked),
    },
    changes: [...facts.changes].sort((a, b) => (a.at < b.at ? 1 : -1)),
    decisions: [...facts.decisions],
  }
}

function perksBy({ people, perks }: FairnessFacts): FairnessReport['perks'] {
  const rows = perks.filter(({ memberId }) => people.has(memberId))
  const bands = tenureBands.flatMap((key) => {
    const there = rows.filter(({ memberId }) => people.get(memberId) === key)
    return there.length === 0 ? [] : [{ key, there }]
  })
  const kept = smallGroups(bands.map(({ there }) => new Set(there.map(({ memberId }) => memberId))))
  const count = (of: typeof rows): number => of.reduce((all, row) => all + row.count, 0)
  return {
    all: new Set(rows.map(({ memberId }) => memberId)).size < minGroupSize ? null : count(rows),
    tenure: bands.map(({ key, there }, at) => ({ key, count: kept.has(at) ? null : count(there) })),
  }
}
