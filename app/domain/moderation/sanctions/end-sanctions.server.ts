import type { Ctx } from '#app/core/context.server.ts'
import { membersPastTheirSanction } from '#app/domain/moderation/queries/sanctions.server.ts'
import { markExpired } from '#app/domain/moderation/store/sanctions.server.ts'
import { recomputeStanding } from './recompute-standing.server.ts'

const perWrite = 100

/**
 * Notes which silences and suspensions are over, so that lists have their members again and they are told. Their rights
 * came back by the clock. Records `sanction.expired` for each.
 */
export async function endSanctions(ctx: Ctx): Promise<void> {
  for (;;) {
    const memberIds = await membersPastTheirSanction(ctx.read, ctx.now(), perWrite)
    if (memberIds.length === 0) return
    await ctx.write(async (tx) => {
      const ended = await markExpired(tx, memberIds)
      for (const memberId of memberIds) await recomputeStanding(tx, memberId)
      for (const { id, member_id, kind } of ended)
        await tx.record('sanction.expired', { sanctionId: id, memberId: member_id, kind })
    })
    if (memberIds.length < perWrite) return
  }
}
