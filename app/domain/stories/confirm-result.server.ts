import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { hasConsent } from './queries/story.server.ts'
import { readableStoryForUpdate } from './readable-story.server.ts'
import { updateConfirmation } from './store/stories.server.ts'
import { isPublic, partyOf, storyNotFound } from './story.ts'

/**
 * A curator confirms that the company checked a figure of another member's story, or withdraws the confirmation. A figure
 * that the author changes later is unconfirmed again.
 * @throws not_found, forbidden for one's own story
 */
export async function confirmResult(
  ctx: Ctx,
  { storyId, resultId, confirmed }: { storyId: string; resultId: string; confirmed: boolean },
): Promise<void> {
  authorize(ctx.actor, 'story.curate')
  await ctx.write(async (tx) => {
    const story = await readableStoryForUpdate(tx, storyId)
    if (partyOf(tx.actor, story) !== 'curator') throw new DomainError('forbidden', 'stories.errors.ownStory')
    if (!(await updateConfirmation(tx, storyId, resultId, confirmed ? tx.actor.memberId : null))) throw storyNotFound()
    await audit(tx, {
      action: 'story.confirmResult',
      subjectType: 'story',
      subjectId: storyId,
      after: { resultId, confirmed },
    })
    if (isPublic(story, await hasConsent(tx.db, storyId, 'community')))
      await tx.record('story.changed', { storyId, authorId: story.author_id })
  })
}
