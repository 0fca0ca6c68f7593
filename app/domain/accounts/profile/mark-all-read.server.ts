import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { setAllRead } from '#app/domain/accounts/store/accounts.server.ts'

/** Marks everything written until now as read by the actor. Records no event: see decision 015. */
export async function markAllRead(ctx: Ctx): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write((tx) => setAllRead(tx, memberId), { unseen: true })
}
