import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { isUnranked } from './queries-ranking.server.ts'
import { saveRanked } from './store.server.ts'

/**
 * Puts the actor on the leaderboard or takes them off, at once and everywhere. The same choice again changes nothing.
 */
export async function setRanked(ctx: Ctx, ranked: boolean): Promise<void> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  await ctx.write(async (tx) => {
    if ((await isUnranked(tx.db, memberId)) === !ranked) return
    await saveRanked(tx, memberId, ranked)
    await tx.record('member.profileChanged', { memberId })
  })
}
