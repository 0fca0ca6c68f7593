import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { deleteDraft } from './store/drafts.server.ts'

/** Throws a draft of one's own away. One that is gone already is no mistake. */
export async function dropDraft(ctx: Ctx, { place }: { place: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write((tx) => deleteDraft(tx, memberId, place))
}
