import { z } from 'zod'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { holdersByBadge } from '#app/domain/loyalty/badges/queries/holders.server.ts'
import { shownBadges } from '#app/domain/loyalty/badges/queries/shown.server.ts'
import { badgeMetrics } from '#app/registry/badge-metrics.ts'
import { badgeEntry, badgeFamilies, badgeKeys, badgeLevels } from '#app/registry/badges.ts'
import { badgeCondition, badgeView } from '#app/views/badge-views.server.ts'
import { urls } from '#app/views/urls.ts'
import { badgesJson, heldBadgeShape, memberCalled } from './member-json.server.ts'

export const badgesCatalogShape = z.object({
  items: z.array(
    z
      .object({
        key: z.string(),
        name: z.string(),
        level: z.enum(badgeLevels),
        family: z.enum(badgeFamilies),
        needs: z.partialRecord(z.enum(badgeMetrics), z.number()),
        condition: z.string(),
        repeatable: z.boolean(),
        perTag: z.boolean(),
        holders: z.int(),
        url: z.string(),
      })
      .meta({ id: 'Badge', description: '`needs` is the condition as data, `condition` as a sentence.' }),
  ),
})
export const memberBadgesShape = z.object({ items: z.array(heldBadgeShape) })

/** Every badge with its condition as data and in words, and how many hold it. */
export async function badgesCatalogJson(ctx: Ctx): Promise<z.output<typeof badgesCatalogShape>> {
  authorize(ctx.actor, 'member.read')
  const holders = await holdersByBadge(ctx.read)
  const items = badgeKeys.map((key) => {
    const { level, family, needs, counted, perTag } = badgeEntry(key)
    return {
      key,
      name: badgeView(ctx, { key }).name,
      level,
      family,
      needs,
      condition: badgeCondition(ctx, key),
      repeatable: counted === true,
      perTag: perTag === true,
      holders: holders.get(key) ?? 0,
      url: urls.badge(key),
    }
  })
  return { items }
}

/** The badges that a member holds, as they are shown. @throws not_found */
export async function memberBadgesJson(ctx: Ctx, handle: string): Promise<z.output<typeof memberBadgesShape>> {
  authorize(ctx.actor, 'member.read')
  const { id } = await memberCalled(ctx, handle)
  return { items: badgesJson((await shownBadges(ctx.read, [id])).get(id) ?? []) }
}
