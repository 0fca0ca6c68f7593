import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { findStory, hasConsent } from './queries/story.server.ts'
import { storyForUpdate } from './store/stories.server.ts'
import { mayReadStory, partyOf, storyNotFound, type Story } from './story.ts'

/** The story, outside a transaction. @throws not_found, also when the actor may not know of it */
export async function readableStory(ctx: Pick<Ctx, 'read' | 'actor'>, storyId: string): Promise<Story> {
  const story = await findStory(ctx.read, storyId)
  if (story === undefined || !mayReadStory(ctx.actor, story, await hasConsent(ctx.read, storyId, 'community')))
    throw storyNotFound()
  return story
}

/** The locked story. @throws not_found, also when the actor may not know of it */
export async function readableStoryForUpdate(tx: Tx, storyId: string): Promise<Story> {
  const story = await storyForUpdate(tx, storyId)
  if (story === undefined || !mayReadStory(tx.actor, story, await hasConsent(tx.db, storyId, 'community')))
    throw storyNotFound()
  return story
}

/** The locked story of the actor. @throws not_found; forbidden for others than the author */
export async function ownStoryForUpdate(tx: Tx, storyId: string): Promise<Story> {
  const story = await readableStoryForUpdate(tx, storyId)
  if (partyOf(tx.actor, story) !== 'author') throw new DomainError('forbidden', 'stories.errors.authorOnly')
  return story
}
