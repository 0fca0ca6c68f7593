import type { Ctx } from '#app/core/context.server.ts'
import type { WordingInput } from './input.ts'
import { rewordStoryIn } from './reword-story.server.ts'
import type { Story } from './story.ts'
import { storyForAct, transitionStoryIn } from './transition-story-in.server.ts'

/**
 * Shows the author the exact text that would be published, with `text` put in place of the present words where given;
 * the author approves or disputes it. @throws as `rewordStory`
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
