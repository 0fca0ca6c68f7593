import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { holdersByBadge } from '#app/domain/loyalty/badges/queries/holders.server.ts'
import { shownBadges } from '#app/domain/loyalty/badges/queries/shown.server.ts'
import { badgeEntry, badgeKeys } from '#app/registry/badges.ts'
import { badgeCondition, badgeView } from '#app/web/badge-views.server.ts'
import { urls } from '#app/web/urls.ts'
import { badgesJson, memberCalled } from './member-json.server.ts'

/** Every badge with its condition as data and in words, and how many hold it. */
export async function badgesCatalogJson(ctx: Ctx) {
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
export async function memberBadgesJson(ctx: Ctx, handle: string) {
  authorize(ctx.actor, 'member.read')
  const { id } = await memberCalled(ctx, handle)
  return { items: badgesJson((await shownBadges(ctx.read, [id])).get(id) ?? []) }
}
