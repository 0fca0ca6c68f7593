import type { Ctx } from '#app/core/context.server.ts'
import { zoneOffsetMinutes } from '#app/core/time.ts'
import { badgeEntry, badgeKeys, type BadgeKey } from '#app/registry/badges.ts'
import { metricKey, metricValues } from './queries/metrics.server.ts'
import { needsOf } from './times-earned.ts'

/**
 * `have` of `need`, of the figure that is furthest from its need; `have` may be larger. For badges of a tag: the best
 * tag.
 */
export type BadgeProgress = { have: number; need: number }

/** A member's progress towards every badge; shown to that member only. */
export async function badgeProgress(ctx: Ctx, memberId: string): Promise<Map<BadgeKey, BadgeProgress>> {
  const at = ctx.now()
  const values = await metricValues({
    db: ctx.read,
    dialect: ctx.dialect,
    memberIds: [memberId],
    at,
    zone: ctx.setting('site.timeZone'),
    offsetMinutes: zoneOffsetMinutes(at, ctx.setting('site.timeZone')),
  })
  const best = (metric: string): number =>
    Math.max(
      0,
      ...[...values].filter(([key]) => key.startsWith(`${memberId} ${metric} `)).map(([, { value }]) => value),
    )
  return new Map(
    badgeKeys.map((key) => {
      const entry = badgeEntry(key)
      const parts = needsOf(entry).map(({ metric, from }) => ({
        need: from,
        have:
          entry.perTag === true ? best(metric) : Math.max(0, values.get(metricKey(memberId, metric, ''))?.value ?? 0),
      }))
      return [key, parts.reduce((least, part) => (part.have / part.need < least.have / least.need ? part : least))]
    }),
  )
}
