import type { Tx } from '#app/core/write.server.ts'
import { storyForUpdate, insertStoryEvent, updateStory } from './store/stories.server.ts'
import type { Story, StoryState } from './story.ts'

/** The states that a curator's decision leads to and that can be undone. */
export const undoableStates: readonly StoryState[] = ['published', 'changes_requested', 'declined']

/**
 * Brings a story back to the curators, into the state that a decision took it from. Asks for no permission. Records
 * `story.moved`, and `story.changed` for one that readers saw.
 * @param from the former state; `revision`: the text that was decided about
 * @returns false when its author or a curator has done something else with it since
 */
export async function undoStoryDecisionIn(
  tx: Tx,
  storyId: string,
  { from, revision, note }: { from: string; revision: number; note: string },
): Promise<boolean> {
  const story = await storyForUpdate(tx, storyId)
  if (story === undefined || !undoableStates.includes(story.state) || story.revision !== revision) return false
  const state = from === 'submitted' ? from : 'in_curation'
  const changes: Partial<Story> = {
    state,
    ...(state === 'submitted' && { curator_id: null }),
    ...(story.state === 'published' && { published_at: null }),
  }
  await updateStory(tx, storyId, changes)
  await insertStoryEvent(tx, { story_id: storyId, from_state: story.state, to_state: state, note })
  const ids = { storyId, authorId: story.author_id }
  if (story.state === 'published') await tx.record('story.changed', ids)
  await tx.record('story.moved', { ...ids, from: story.state, to: state })
  return true
}
