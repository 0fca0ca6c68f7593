import type { Ctx } from '#app/core/context.server.ts'
import { deleteExpiredHandovers } from '#app/domain/identity/store/handover.server.ts'

/** Forgets used hand-overs that would not work any more: what is expired is refused anyway. */
export async function deleteUsedHandovers(ctx: Ctx): Promise<void> {
  await ctx.write(deleteExpiredHandovers, { unseen: true })
}
