import type { Ctx } from '#app/core/context.server.ts'
import { publicStates, type Story } from './story.ts'
import { storyForAct, transitionStoryIn } from './transition-story-in.server.ts'

/**
 * The author takes the story back, whoever has it: from then on nobody else finds it. It can be written on and handed
 * in again. What it earned stays. Records `story.withdrawn` when it was published.
 */
export async function withdrawStory(
  ctx: Ctx,
  { storyId, note = '' }: { storyId: string; note?: string },
): Promise<Story> {
  return ctx.write(async (tx) => {
    const story = await storyForAct(tx, storyId, 'withdraw', note)
    // The words the author sees next are the ones to go on from, a curator's included.
    const moved = await transitionStoryIn(tx, story, 'withdraw', note, { featured_at: null, curator_id: null })
    if (publicStates.includes(story.state))
      await tx.record('story.withdrawn', { storyId: story.id, authorId: story.author_id })
    return moved
  })
}
