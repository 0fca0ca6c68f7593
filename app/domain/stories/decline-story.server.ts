import type { Ctx } from '#app/core/context.server.ts'
import { lockForAct, moveStory } from './move-story.server.ts'
import type { Story } from './story.ts'

/** A curator won't publish this story and says why. @throws invalid without the reason */
export async function declineStory(ctx: Ctx, { storyId, note }: { storyId: string; note: string }): Promise<Story> {
  return ctx.write(async (tx) => moveStory(tx, await lockForAct(tx, storyId, 'decline', note), 'decline', note))
}
