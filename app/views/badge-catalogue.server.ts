import type { Ctx } from '#app/core/context.server.ts'
import { badgeProgress } from '#app/domain/loyalty/badges/badge-progress.server.ts'
import { holdersByBadge } from '#app/domain/loyalty/badges/queries/holders.server.ts'
import { shownBadges } from '#app/domain/loyalty/badges/queries/shown.server.ts'
import { badgeEntry, badgeFamilies, badgeKeys } from '#app/registry/badges.ts'
import { badgeCondition, badgeView } from './badge-views.server.ts'

/**
 * Every badge by family: how to earn it, how many hold it, and for a signed-in reader whether and how far. `held` null:
 * a visitor.
 */
export async function badgeCatalogue(ctx: Ctx) {
  const { memberId } = ctx.actor
  const holders = await holdersByBadge(ctx.read)
  const mine = memberId === null ? [] : ((await shownBadges(ctx.read, [memberId])).get(memberId) ?? [])
  const progress = memberId === null ? null : await badgeProgress(ctx, memberId)
  return {
    total: badgeKeys.length,
    held: memberId === null ? null : new Set(mine.map(({ key }) => key)).size,
    families: badgeFamilies.map((family) => ({
      family,
      badges: badgeKeys
        .filter((key) => badgeEntry(key).family === family)
        .map((key) => ({
          key,
          badge: badgeView(ctx, { key }),
          condition: badgeCondition(ctx, key),
          holders: holders.get(key) ?? 0,
          mine: mine.filter((one) => one.key === key).reduce((sum, { times }) => sum + times, 0),
          progress: progress?.get(key) ?? null,
        })),
    })),
  }
}
