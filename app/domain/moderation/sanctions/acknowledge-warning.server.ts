import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { refuseTransition } from '#app/core/state-machine.ts'
import { sanctionForUpdate, updateSanction } from '#app/domain/moderation/store/sanctions.server.ts'
import { recomputeStanding } from './recompute-standing.server.ts'
import { sanctionActs, sanctionNotFound, sanctionRefusals, sanctionStateAt } from './sanction.ts'

/**
 * The member has read a warning and may write again. Twice changes nothing.
 * @throws not_found, also for the warnings of others; not_now for other sanctions
 */
export async function acknowledgeWarning(ctx: Ctx, { id }: { id: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write(async (tx) => {
    const sanction = await sanctionForUpdate(tx, id)
    if (sanction === undefined || sanction.member_id !== memberId) throw sanctionNotFound()
    const state = sanctionStateAt(sanction, tx.at)
    if (state === 'read') return
    refuseTransition(sanctionActs, 'acknowledge', { state, party: 'member' }, sanctionRefusals)
    await updateSanction(tx, id, { acknowledged_at: tx.at })
    await recomputeStanding(tx, memberId)
    await tx.record('sanction.acknowledged', { sanctionId: id, memberId })
  })
}
