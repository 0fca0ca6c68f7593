import { authorize, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { isUnranked } from './queries/ranking-choice.server.ts'
import { setRankedColumn } from './store/ranking-choice.server.ts'

/** Puts the actor on the leaderboard or takes them off, everywhere immediately. Idempotent. */
export async function setRanked(ctx: Ctx, ranked: boolean): Promise<void> {
  const memberId = signedIn(ctx.actor)
  authorize(ctx.actor, 'member.edit', { ownerId: memberId })
  await ctx.write(async (tx) => {
    if ((await isUnranked(tx.db, memberId)) === !ranked) return
    await setRankedColumn(tx, memberId, ranked)
    await tx.record('member.profileChanged', { memberId })
  })
}
