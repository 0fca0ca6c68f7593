import type { Ctx } from '#app/core/context.server.ts'
import type { Story } from './story.ts'
import { storyForAct, transitionStoryIn } from './transition-story-in.server.ts'

/** Sends a story back to its author with what should change. @throws invalid without the note */
export async function requestChanges(ctx: Ctx, { storyId, note }: { storyId: string; note: string }): Promise<Story> {
  return ctx.write(async (tx) =>
    transitionStoryIn(tx, await storyForAct(tx, storyId, 'requestChanges', note), 'requestChanges', note),
  )
}
