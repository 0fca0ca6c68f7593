import { badges } from '#app/registry/badges.ts'
import type { BadgeKey } from '#app/registry/badges.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { rewardsByRule } from '../queries.server.ts'
import { awardBadge, revokeBadge } from '../store.server.ts'

/** Works out the badges of these members from what they did. Idempotent. */
export async function reviewBadges(ctx: Ctx, memberIds: readonly string[]): Promise<void> {
  await ctx.write(async (tx) => {
    const rewards = await rewardsByRule(tx.db, memberIds)
    for (const memberId of memberIds) {
      for (const key of Object.keys(badges) as BadgeKey[]) {
        const earned = (rewards.get(`${memberId} ${badges[key].rule}`) ?? 0) >= badges[key].from
        await (earned ? awardBadge(tx, memberId, key) : revokeBadge(tx, memberId, key))
      }
    }
  })
}
