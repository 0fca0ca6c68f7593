import type { Tx } from '#app/core/write.server.ts'
import { storyForUpdate, updateStory } from './store/stories.server.ts'

/**
 * Hides a story from its readers, whatever its state, or ends that: its author and curators go on seeing it. Asks for no
 * permission; twice changes nothing. Records `story.changed`.
 */
export async function setStoryHiddenIn(tx: Tx, storyId: string, hidden: boolean): Promise<void> {
  const story = await storyForUpdate(tx, storyId)
  if (story === undefined || (story.hidden_at !== null) === hidden) return
  await updateStory(tx, storyId, { hidden_at: hidden ? tx.at : null })
  await tx.record('story.changed', { storyId, authorId: story.author_id })
}
