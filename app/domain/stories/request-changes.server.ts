import type { Ctx } from '#app/core/context.server.ts'
import { lockForAct, moveStory } from './move-story.server.ts'
import type { Story } from './story.ts'

/** Sends a story back to its author with what should change. @throws invalid without the note */
export async function requestChanges(ctx: Ctx, { storyId, note }: { storyId: string; note: string }): Promise<Story> {
  return ctx.write(async (tx) =>
    moveStory(tx, await lockForAct(tx, storyId, 'requestChanges', note), 'requestChanges', note),
  )
}
