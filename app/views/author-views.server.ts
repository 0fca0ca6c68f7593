import type { Ctx } from '#app/core/context.server.ts'
import type { AuthorCard } from '#app/domain/accounts/queries/members.server.ts'
import type { Marks } from '#app/domain/loyalty/standings.server.ts'
import { badgeViews } from './badge-views.server.ts'

/** The author card of the components, out of what accounts and loyalty know. @param standing null: not asked for */
export function authorView(ctx: Ctx, { name, handle, avatar, staff, tenure }: AuthorCard, standing: Marks | null) {
  return {
    name,
    handle,
    avatar,
    staff,
    tenure,
    tier: standing?.tier ?? null,
    badges: standing === null ? [] : badgeViews(ctx, standing.badges),
  }
}
