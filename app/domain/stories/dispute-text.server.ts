import type { Ctx } from '#app/core/context.server.ts'
import { lockForAct, moveStory } from './move-story.server.ts'
import type { Story } from './story.ts'

/**
 * The author does not agree to the proposed words and says what should be different; the curator goes on from there.
 */
export async function disputeText(ctx: Ctx, { storyId, note }: { storyId: string; note: string }): Promise<Story> {
  return ctx.write(async (tx) => moveStory(tx, await lockForAct(tx, storyId, 'dispute', note), 'dispute', note))
}
