import type { Ctx } from '#app/core/context.server.ts'
import type { Story } from './story.ts'
import { storyForAct, transitionStoryIn } from './transition-story-in.server.ts'

/**
 * The author does not agree to the proposed words and says what should be different; the curator goes on from there.
 */
export async function disputeText(ctx: Ctx, { storyId, note }: { storyId: string; note: string }): Promise<Story> {
  return ctx.write(async (tx) =>
    transitionStoryIn(tx, await storyForAct(tx, storyId, 'dispute', note), 'dispute', note),
  )
}
