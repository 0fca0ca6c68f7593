import type { Ctx } from '#app/core/context.server.ts'
import type { Story } from './story.ts'
import { storyForAct, transitionStoryIn } from './transition-story-in.server.ts'

/** A curator takes a story that waits and becomes its contact. @throws not_now when another was faster */
export async function takeStory(ctx: Ctx, { storyId, note = '' }: { storyId: string; note?: string }): Promise<Story> {
  return ctx.write(async (tx) => {
    const story = await storyForAct(tx, storyId, 'take', note)
    return transitionStoryIn(tx, story, 'take', note, { curator_id: tx.actor.memberId })
  })
}
