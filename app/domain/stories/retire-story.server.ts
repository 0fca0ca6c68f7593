import type { Ctx } from '#app/core/context.server.ts'
import type { Story } from './story.ts'
import { storyForAct, transitionStoryIn } from './transition-story-in.server.ts'

/** A curator takes a story off the pages because it is no longer true, and says why. Records `story.withdrawn`. */
export async function retireStory(ctx: Ctx, { storyId, note }: { storyId: string; note: string }): Promise<Story> {
  return ctx.write(async (tx) => {
    const story = await storyForAct(tx, storyId, 'retire', note)
    const moved = await transitionStoryIn(tx, story, 'retire', note, { featured_at: null })
    await tx.record('story.withdrawn', { storyId: story.id, authorId: story.author_id })
    return moved
  })
}
