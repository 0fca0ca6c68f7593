import type { Ctx } from '#app/core/context.server.ts'
import { lockForAct, moveStory } from './move-story.server.ts'
import type { Story } from './story.ts'

/** A featured story is a published one among others again. */
export async function unfeatureStory(
  ctx: Ctx,
  { storyId, note = '' }: { storyId: string; note?: string },
): Promise<Story> {
  return ctx.write(async (tx) =>
    moveStory(tx, await lockForAct(tx, storyId, 'unfeature', note), 'unfeature', note, { featured_at: null }),
  )
}
