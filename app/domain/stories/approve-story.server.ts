import type { Ctx } from '#app/core/context.server.ts'
import { publishStoryIn } from './publish-story.server.ts'
import { readableStoryForUpdate } from './readable-story.server.ts'
import { editConflict, partyOf, publicStates, type Story } from './story.ts'
import { storyForAct } from './transition-story-in.server.ts'

/**
 * The author agrees to the exact text that a curator proposed, which publishes it. Agreeing again to the published text
 * changes nothing. Records `story.published` the first time.
 * @param revision the text that the author has read
 * @throws conflict (code `edit_conflict`) when the present text is another one; not_now; forbidden for others than the
 * author; as `publishStory` without consent
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
    return publishStoryIn(tx, story, 'approve', note)
  })
}
