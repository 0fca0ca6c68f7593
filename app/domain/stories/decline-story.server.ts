import type { Ctx } from '#app/core/context.server.ts'
import type { Story } from './story.ts'
import { storyForAct, transitionStoryIn } from './transition-story-in.server.ts'

/** A curator won't publish this story and says why. @throws invalid without the reason */
export async function declineStory(ctx: Ctx, { storyId, note }: { storyId: string; note: string }): Promise<Story> {
  return ctx.write(async (tx) =>
    transitionStoryIn(tx, await storyForAct(tx, storyId, 'decline', note), 'decline', note),
  )
}
