import { refuseRestricted, signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { hasConsent } from './queries/story.server.ts'
import { readableStoryForUpdate } from './readable-story.server.ts'
import { insertThank } from './store/stories.server.ts'
import { isPublic, wrongState } from './story.ts'

/** A reader thanks the author; a second thank changes nothing. @throws forbidden for one's own story; not_now while the
 * story is not public */
export async function thankStory(ctx: Ctx, { storyId }: { storyId: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  refuseRestricted(ctx.actor)
  await ctx.write(async (tx) => {
    const story = await readableStoryForUpdate(tx, storyId)
    if (story.author_id === memberId) throw new DomainError('forbidden', 'stories.errors.ownThanks')
    if (!isPublic(story, await hasConsent(tx.db, storyId, 'community'))) throw wrongState(story.state, story.state)
    await insertThank(tx, storyId, memberId)
  })
}
