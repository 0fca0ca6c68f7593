import type { Ctx } from '#app/core/context.server.ts'
import { publish } from './publish-story.server.ts'
import { editConflict } from './save-story.server.ts'
import { partyOf, publicStates, type Story } from './story.ts'
import { storyForAct, readableStoryForUpdate } from './transition-story-in.server.ts'

/**
 * The author agrees to the exact text that a curator proposed, which publishes it. Agreeing again to what is published
 * changes nothing. Records `story.published` the first time.
 * @param revision the text that the author has read; agreeing to another one than the present is refused
 * @throws conflict (code `edit_conflict`), not_now, forbidden for others than the author, as `publishStory` without
 * consent
 */
export async function approveStory(
  ctx: Ctx,
  { storyId, revision, note = '' }: { storyId: string; revision: number; note?: string },
): Promise<Story> {
  return ctx.write(async (tx) => {
    const present = await readableStoryForUpdate(tx, storyId)
    const done = publicStates.includes(present.state) && present.approved_revision === revision
    if (done && partyOf(tx.actor, present) === 'author') return present
    const story = await storyForAct(tx, storyId, 'approve', note)
    if (story.revision !== revision) throw editConflict(story)
    return publish(tx, { ...story, approved_revision: revision }, 'approve', note, story.curator_id)
  })
}
