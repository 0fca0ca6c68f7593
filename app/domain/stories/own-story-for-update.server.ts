import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { partyOf, type Story } from './story.ts'
import { readableStoryForUpdate } from './transition-story-in.server.ts'

/** The locked story of the actor. @throws not_found; forbidden for others than the author */
export async function ownStoryForUpdate(tx: Tx, storyId: string): Promise<Story> {
  const story = await readableStoryForUpdate(tx, storyId)
  if (partyOf(tx.actor, story) !== 'author') throw new DomainError('forbidden', 'stories.errors.authorOnly')
  return story
}
