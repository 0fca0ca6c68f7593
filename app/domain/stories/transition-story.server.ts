import type { Ctx } from '#app/core/context.server.ts'
import type { StoryRowAct } from './story-transitions.ts'
import type { Story } from './story.ts'
import { storyForAct, transitionStoryIn } from './transition-story-in.server.ts'

/**
 * Carries out an act that is a row of `storyTransitions` and nothing more. Records the event of the row, and
 * `story.changed` when readers see something else afterwards.
 * @throws not_found; forbidden, not_now or invalid as `refuseStoryAct`
 */
export async function transitionStory(
  ctx: Ctx,
  { storyId, act, note = '' }: { storyId: string; act: StoryRowAct; note?: string },
): Promise<Story> {
  return ctx.write(async (tx) => transitionStoryIn(tx, await storyForAct(tx, storyId, act, note), act, note))
}
