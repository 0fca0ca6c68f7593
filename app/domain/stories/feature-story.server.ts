import type { Ctx } from '#app/core/context.server.ts'
import type { Story } from './story.ts'
import { storyForAct, transitionStoryIn } from './transition-story-in.server.ts'

/** Puts a published story in front: the front page shows the one featured last. */
export async function featureStory(
  ctx: Ctx,
  { storyId, note = '' }: { storyId: string; note?: string },
): Promise<Story> {
  return ctx.write(async (tx) =>
    transitionStoryIn(tx, await storyForAct(tx, storyId, 'feature', note), 'feature', note, { featured_at: tx.at }),
  )
}
