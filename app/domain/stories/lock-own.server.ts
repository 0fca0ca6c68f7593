import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { lockReadable } from './move-story.server.ts'
import { partyOf, type Story } from './story.ts'

/** The locked story of the actor. @throws not_found; forbidden for others than the author */
export async function lockOwn(tx: Tx, storyId: string): Promise<Story> {
  const story = await lockReadable(tx, storyId)
  if (partyOf(tx.actor, story) !== 'author') throw new DomainError('forbidden', 'stories.errors.authorOnly')
  return story
}
