import type { Ctx } from '#app/core/context.server.ts'
import type { AuthorCard } from '#app/domain/accounts/queries-people.server.ts'
import type { Standing } from '#app/domain/loyalty/standings.server.ts'
import { translator } from '#app/i18n/index.ts'

/** The author card of the components, out of what accounts and loyalty know. @param standing null: not asked for */
export function authorView(ctx: Ctx, { name, handle, staff, tenure }: AuthorCard, standing: Standing | null) {
  return { name, handle, staff, tenure, tier: standing?.tier ?? null, badges: standing === null ? [] : badgeViews(ctx, standing.badges) }
}

/** Badges with their names in the reader's language; the best come first. */
export function badgeViews(ctx: Ctx, badges: Standing['badges']) {
  const t = translator(ctx.locale)
  return badges.map(({ key, level }) => ({ name: t(`loyalty.badge.${key}.name`), metal: level }))
}
