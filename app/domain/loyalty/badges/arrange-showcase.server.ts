import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { shownBadges } from './queries/shown.server.ts'
import { replaceShowcase } from './store/badges.server.ts'

const showcaseSize = 3

/**
 * Sets which badges are shown beside the actor's name, in this order; none: the rarest. A repeated badge counts once.
 * @param chosen ids as `badgeId` makes them
 * @throws invalid for a badge that the actor does not hold
 */
export async function arrangeShowcase(ctx: Ctx, chosen: readonly string[]): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write(async (tx) => {
    const held = (await shownBadges(tx.db, [memberId])).get(memberId) ?? []
    const wanted = [...new Set(chosen)].slice(0, showcaseSize).map((id) => {
      const badge = held.find((one) => badgeId(one) === id)
      if (badge === undefined) throw new DomainError('invalid', 'badges.showcase.notHeld')
      return { badge: badge.key, scope: badge.tag?.id ?? '' }
    })
    await replaceShowcase(tx, memberId, wanted)
  })
}

/** One name for a badge with its tag: `first-accepted`, `tag-gold.tag_01k…`. */
export function badgeId({ key, tag }: { key: string; tag: { id: string } | null }): string {
  return tag === null ? key : `${key}.${tag.id}`
}
