import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { refuseIncomplete } from './content.ts'
import { contentOf, hasConsent } from './queries/story.server.ts'
import type { Story } from './story.ts'
import { storyForAct, transitionStoryIn } from './transition-story-in.server.ts'

/**
 * Hands a story to the curators. Records `story.submitted`.
 * @throws invalid naming what is missing: a text, or the consent that the community may read it; forbidden for others
 * than the author; not_now (code `wrong_state`) when it was submitted already
 */
export async function submitStory(
  ctx: Ctx,
  { storyId, note = '' }: { storyId: string; note?: string },
): Promise<Story> {
  return ctx.write((tx) => submitStoryIn(tx, storyId, note))
}

/** The part of submitting inside a transaction. */
export async function submitStoryIn(tx: Tx, storyId: string, note: string): Promise<Story> {
  const story = await storyForAct(tx, storyId, 'submit', note)
  const content = await contentOf(tx.db, story)
  if (content === null) throw new Error(`Story ${story.id} has no revision ${story.revision}`)
  refuseIncomplete(content, await hasConsent(tx.db, story.id, 'community'))
  return transitionStoryIn(tx, story, 'submit', note)
}
