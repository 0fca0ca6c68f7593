import type { Ctx } from '#app/core/context.server.ts'
import type { ShownBadge } from '#app/domain/loyalty/badges/queries/shown.server.ts'
import { needsOf } from '#app/domain/loyalty/badges/times-earned.ts'
import { translator } from '#app/i18n/index.ts'
import { badgeEntry, type BadgeKey } from '#app/registry/badges.ts'
import { urls } from './urls.ts'

/** A badge as it is drawn: its name in the reader's language, with its tag when it has one. */
export function badgeView(ctx: Ctx, { key, tag, times }: { key: BadgeKey; tag?: string | null; times?: number }) {
  const t = translator(ctx.locale)
  const { level, motif } = badgeEntry(key)
  const name = t(`badges.name.${key}`)
  return {
    id: tag ? `${key}:${tag}` : key,
    name: tag ? t('badges.titleFor', { name, tag }) : name,
    metal: level,
    motif,
    times: times ?? 1,
    href: tag ? `${urls.badge(key)}?tag=${encodeURIComponent(tag)}` : urls.badge(key),
  }
}

export function badgeViews(ctx: Ctx, badges: readonly ShownBadge[]) {
  return badges.map(({ key, tag, times }) => badgeView(ctx, { key, tag: tag?.name, times }))
}

/** How to earn it, as one sentence made from the condition itself. */
export function badgeCondition(ctx: Ctx, key: BadgeKey): string {
  const t = translator(ctx.locale)
  return needsOf(badgeEntry(key))
    .map(({ metric, from }) => t(`badges.need.${metric}`, { count: from }))
    .reduce((first, second) => t('badges.and', { first, second }))
}
