import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { deleteDraft } from './store/drafts.server.ts'

/** Deletes a draft of the member. Changes nothing when there is none. */
export async function dropDraft(ctx: Ctx, { place }: { place: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write((tx) => deleteDraft(tx, memberId, place))
}
