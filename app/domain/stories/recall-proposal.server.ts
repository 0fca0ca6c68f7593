import type { Ctx } from '#app/core/context.server.ts'
import type { Story } from './story.ts'
import { storyForAct, transitionStoryIn } from './transition-story-in.server.ts'

/** A curator takes a proposed text back to work on it further, before the author has answered. */
export async function recallProposal(
  ctx: Ctx,
  { storyId, note = '' }: { storyId: string; note?: string },
): Promise<Story> {
  return ctx.write(async (tx) => transitionStoryIn(tx, await storyForAct(tx, storyId, 'recall', note), 'recall', note))
}
