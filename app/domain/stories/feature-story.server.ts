import type { Ctx } from '#app/core/context.server.ts'
import { lockForAct, moveStory } from './move-story.server.ts'
import type { Story } from './story.ts'

/** Puts a published story in front: the front page shows the one featured last. */
export async function featureStory(
  ctx: Ctx,
  { storyId, note = '' }: { storyId: string; note?: string },
): Promise<Story> {
  return ctx.write(async (tx) =>
    moveStory(tx, await lockForAct(tx, storyId, 'feature', note), 'feature', note, { featured_at: tx.at }),
  )
}
