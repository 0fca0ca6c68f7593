import { audit } from '#app/core/audit.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { hasConsent } from './queries/story.server.ts'
import { readableStoryForUpdate } from './readable-story.server.ts'
import { insertStoryEvent, updateStory } from './store/stories.server.ts'
import {
  columnsSetBy,
  refuseStoryAct,
  storyEventOf,
  storyTransitions,
  type CuratorAct,
  type StoryAct,
} from './story-transitions.ts'
import { isPublic, partyOf, type Story } from './story.ts'

/**
 * The locked story, once it is certain that this actor may carry out the act now.
 * @throws not_found; forbidden, not_now or invalid as `refuseStoryAct`
 */
export async function storyForAct(tx: Tx, storyId: string, act: StoryAct, note: string): Promise<Story> {
  const story = await readableStoryForUpdate(tx, storyId)
  refuseStoryAct(tx.actor, story, act, note)
  return story
}

/**
 * Carries out a row of `storyTransitions` on a locked story: the columns, the line in its history, the audit of what a
 * curator did, the event of the row, and `story.changed` when readers see something else afterwards. The caller has
 * authorised it with `storyForAct`. @param values columns besides those that the row sets
 */
export async function transitionStoryIn(
  tx: Tx,
  story: Story,
  act: StoryAct,
  note: string,
  values: Partial<Story> = {},
): Promise<Story> {
  const { to } = storyTransitions[act]
  const changes = { ...columnsSetBy(act, tx.actor, tx.at), ...values, state: to }
  const changed: Story = { ...story, ...changes, updated_at: tx.at }
  await updateStory(tx, story.id, changes)
  await insertStoryEvent(tx, { story_id: story.id, from_state: story.state, to_state: to, note })
  if (partyOf(tx.actor, story) === 'curator') {
    await audit(tx, {
      action: `story.${act as CuratorAct}`,
      subjectType: 'story',
      subjectId: story.id,
      before: { state: story.state, revision: story.revision },
      after: { state: to, revision: changed.revision },
      reason: note,
    })
  }
  await recordTransition(tx, story, changed, act)
  return changed
}

async function recordTransition(tx: Tx, story: Story, changed: Story, act: StoryAct): Promise<void> {
  const ids = { storyId: story.id, authorId: story.author_id }
  const consented = await hasConsent(tx.db, story.id, 'community')
  if (isPublic(story, consented) || isPublic(changed, consented)) await tx.record('story.changed', ids)
  await tx.record('story.moved', { ...ids, from: story.state, to: changed.state })
  const event = storyEventOf(story, act)
  if (event === 'story.published') await tx.record(event, { ...ids, by: changed.curator_id })
  else if (event !== null) await tx.record(event, ids)
}
