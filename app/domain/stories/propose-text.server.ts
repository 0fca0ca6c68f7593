import type { Ctx } from '#app/core/context.server.ts'
import type { WordingInput } from './input.ts'
import { rewordStoryIn } from './reword-story.server.ts'
import type { Story } from './story.ts'
import { storyForAct, transitionStoryIn } from './transition-story-in.server.ts'

/**
 * Proposes the exact text to publish, with the fields of `text` in place of the present ones; the author approves or
 * disputes it. @throws as `refuseStoryAct` and `rewordStory`
 */
export async function proposeText(
  ctx: Ctx,
  {
    storyId,
    text = {},
    note = '',
    revision,
  }: { storyId: string; text?: WordingInput; note?: string; revision?: number },
): Promise<Story> {
  return ctx.write(async (tx) => {
    const story = await rewordStoryIn(tx, await storyForAct(tx, storyId, 'propose', note), text, revision)
    return transitionStoryIn(tx, story, 'propose', note)
  })
}
