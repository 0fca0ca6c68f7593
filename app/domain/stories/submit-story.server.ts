import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { refuseIncomplete } from './content.ts'
import { contentOf, hasConsent } from './queries/story.server.ts'
import type { Story } from './story.ts'
import { storyForAct, transitionStoryIn } from './transition-story-in.server.ts'

/**
 * Hands a story to the curators. Handing in twice changes nothing. Records `story.submitted`.
 * @throws invalid naming what is still missing: a text, or the consent that the community may read it
 */
export async function submitStory(
  ctx: Ctx,
  { storyId, note = '' }: { storyId: string; note?: string },
): Promise<Story> {
  return ctx.write((tx) => submitInside(tx, storyId, note))
}

/** The part inside the transaction. */
export async function submitInside(tx: Tx, storyId: string, note: string): Promise<Story> {
  const story = await storyForAct(tx, storyId, 'submit', note)
  const content = await contentOf(tx.db, story)
  if (content === null) throw new Error(`Story ${story.id} has no revision ${story.revision}`)
  refuseIncomplete(content, await hasConsent(tx.db, story.id, 'community'))
  const moved = await transitionStoryIn(tx, story, 'submit', note, { submitted_at: tx.at })
  await tx.record('story.submitted', { storyId: story.id, authorId: story.author_id })
  return moved
}
