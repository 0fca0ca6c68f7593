import type { Ctx } from '#app/core/context.server.ts'
import { zoneOffsetMinutes } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { badgeMetrics, type BadgeMetric } from '#app/registry/badge-metrics.ts'
import { badgeKeys } from '#app/registry/badges.ts'
import { decideBadges, type BadgeChange } from './decide-badges.ts'
import { badgesNeeding } from './moved-metrics.ts'
import { heldBadges } from './queries/held.server.ts'
import { metricKey, metricValues } from './queries/metrics.server.ts'
import { badgesForUpdate, saveBadgeChanges } from './store/badges.server.ts'

/**
 * Recomputes the badges of these members from their acts. Idempotent, also when two do it at once: the second waits
 * and finds nothing left to change. Records `badge.awarded` and `badge.revoked`.
 * @param metrics only badges that need one of these are looked at; null: every badge
 */
export async function recomputeBadges(
  ctx: Ctx,
  memberIds: readonly string[],
  metrics: readonly BadgeMetric[] | null = null,
): Promise<void> {
  await ctx.write((tx) => recomputeBadgesIn(tx, memberIds, metrics))
}

/**
 * `recomputeBadges` inside a transaction: a fixed number of queries for any number of members, and one event for each
 * change.
 */
export async function recomputeBadgesIn(
  tx: Tx,
  memberIds: readonly string[],
  metrics: readonly BadgeMetric[] | null = null,
): Promise<BadgeChange[]> {
  const ids = [...new Set(memberIds)]
  const asked = metrics === null ? { badges: badgeKeys, metrics: badgeMetrics } : badgesNeeding(metrics)
  if (ids.length === 0) return []
  await badgesForUpdate(tx, ids)
  const source = {
    db: tx.db,
    dialect: tx.dialect,
    memberIds: ids,
    at: tx.at,
    zone: tx.setting('site.timeZone'),
    offsetMinutes: zoneOffsetMinutes(tx.at, tx.setting('site.timeZone')),
  }
  const values = await metricValues(source, asked.metrics)
  const tags = tagsByMember(values.keys())
  const held = await heldBadges(tx.db, ids)
  const changes = ids.flatMap((id) =>
    decideBadges(
      id,
      { tags: tags.get(id) ?? [], of: (metric, scope) => values.get(metricKey(id, metric, scope)) ?? null },
      held.get(id) ?? [],
      asked.badges,
    ),
  )
  if (changes.length > 0) await saveBadgeChanges(tx, changes)
  for (const { memberId, badge, scope, before, after } of changes) {
    const facts = { memberId, badge, tagId: scope === '' ? null : scope, times: after }
    await tx.record(after > before ? 'badge.awarded' : 'badge.revoked', facts)
  }
  return changes
}

/** The third part of a key is the tag, where the metric counts by tag. */
function tagsByMember(keys: Iterable<string>): Map<string, string[]> {
  const tags = new Map<string, string[]>()
  for (const key of keys) {
    const [memberId = '', , scope = ''] = key.split(' ')
    if (scope !== '') tags.set(memberId, [...(tags.get(memberId) ?? []), scope])
  }
  return tags
}
