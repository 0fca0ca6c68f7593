import type { Ctx } from '#app/core/context.server.ts'
import { lockForAct, moveStory } from './move-story.server.ts'
import type { Story } from './story.ts'

/** A curator takes a proposed text back to work on it further, before the author has answered. */
export async function recallProposal(
  ctx: Ctx,
  { storyId, note = '' }: { storyId: string; note?: string },
): Promise<Story> {
  return ctx.write(async (tx) => moveStory(tx, await lockForAct(tx, storyId, 'recall', note), 'recall', note))
}
