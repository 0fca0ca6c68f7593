import type { Ctx } from '#app/core/context.server.ts'
import { lockForAct, moveStory } from './move-story.server.ts'
import type { Story } from './story.ts'

/** A curator takes a story that waits and becomes its contact. @throws not_now when another was faster */
export async function takeStory(ctx: Ctx, { storyId, note = '' }: { storyId: string; note?: string }): Promise<Story> {
  return ctx.write(async (tx) => {
    const story = await lockForAct(tx, storyId, 'take', note)
    return moveStory(tx, story, 'take', note, { curator_id: tx.actor.memberId })
  })
}
