import type { BadgeMetric } from '#app/registry/badge-metrics.ts'
import { badgeEntry, badgeKeys, type BadgeKey } from '#app/registry/badges.ts'
import { needsOf, timesEarned } from './times-earned.ts'

export type HeldBadge = { memberId: string; badge: BadgeKey; scope: string; times: number }
/** `before` and `after`: how often it is held; they differ. `subject`: the newest post or story that earned it. */
export type BadgeChange = {
  memberId: string
  badge: BadgeKey
  scope: string
  before: number
  after: number
  subject: string | null
}

type Figures = {
  /** Tags under which the member has anything to count. */
  tags: readonly string[]
  of(metric: BadgeMetric, scope: string): { value: number; subject: string | null } | null
}

/** Which of these badges of one member come, are counted again, or go. @param badges those whose metrics `figures` has */
export function decideBadges(
  memberId: string,
  figures: Figures,
  held: readonly HeldBadge[],
  badges: readonly BadgeKey[] = badgeKeys,
): BadgeChange[] {
  const changes: BadgeChange[] = []
  for (const badge of badges) {
    const entry = badgeEntry(badge)
    const mine = held.filter((one) => one.badge === badge)
    const scopes = entry.perTag === true ? new Set([...figures.tags, ...mine.map(({ scope }) => scope)]) : ['']
    for (const scope of scopes) {
      const before = mine.find((one) => one.scope === scope)?.times ?? 0
      const after = timesEarned(entry, (metric) => figures.of(metric, scope)?.value ?? 0, before)
      if (before === after) continue
      const subjects = needsOf(entry).flatMap(({ metric }) => figures.of(metric, scope)?.subject ?? [])
      changes.push({ memberId, badge, scope, before, after, subject: subjects.sort().at(-1) ?? null })
    }
  }
  return changes
}
