import type { Ctx } from '#app/core/context.server.ts'
import type { Story } from './story.ts'
import { storyForAct, transitionStoryIn } from './transition-story-in.server.ts'

/** A featured story is a published one among others again. */
export async function unfeatureStory(
  ctx: Ctx,
  { storyId, note = '' }: { storyId: string; note?: string },
): Promise<Story> {
  return ctx.write(async (tx) =>
    transitionStoryIn(tx, await storyForAct(tx, storyId, 'unfeature', note), 'unfeature', note, { featured_at: null }),
  )
}
