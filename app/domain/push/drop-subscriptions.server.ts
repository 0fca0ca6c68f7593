import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { deleteSubscriptionsOf } from './store/subscriptions.server.ts'

/** Ends push in one browser of the member. @param endpoint null: in all of them */
export async function dropSubscriptions(ctx: Ctx, { endpoint }: { endpoint: string | null }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write((tx) => deleteSubscriptionsOf(tx, memberId, endpoint), { unseen: true })
}
