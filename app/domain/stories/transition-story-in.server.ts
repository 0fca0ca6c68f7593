import { audit } from '#app/core/audit.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { findStory, hasConsent } from './queries/story.server.ts'
import { insertStoryEvent, storyForUpdate, updateStory } from './store/stories.server.ts'
import {
  isPublic,
  mayReadStory,
  partyOf,
  refuseStoryAct,
  storyTransitions,
  storyNotFound,
  type Story,
  type StoryAct,
} from './story.ts'

/** The locked story for somebody who may know of it. @throws not_found */
export async function readableStoryForUpdate(tx: Tx, storyId: string): Promise<Story> {
  const story = await storyForUpdate(tx, storyId)
  if (story === undefined || !mayReadStory(tx.actor, story, await hasConsent(tx.db, storyId, 'community')))
    throw storyNotFound()
  return story
}

/** The story as the actor may read it, outside a transaction. @throws not_found */
export async function readableStory(ctx: Pick<Ctx, 'read' | 'actor'>, storyId: string): Promise<Story> {
  const story = await findStory(ctx.read, storyId)
  if (story === undefined || !mayReadStory(ctx.actor, story, await hasConsent(ctx.read, storyId, 'community')))
    throw storyNotFound()
  return story
}

/**
 * The locked story, once it is certain that this actor may do this to it now.
 * @throws not_found, forbidden, not_now, invalid as `refuseMove`
 */
export async function storyForAct(tx: Tx, storyId: string, act: StoryAct, note: string): Promise<Story> {
  const story = await readableStoryForUpdate(tx, storyId)
  refuseStoryAct(tx.actor, story, act, note)
  return story
}

/**
 * Puts a story into the state an act leads to: the row, the line in its history, the audit of what a curator did, and
 * `story.changed` whenever readers see something else afterwards.
 */
export async function transitionStoryIn(
  tx: Tx,
  story: Story,
  act: StoryAct,
  note: string,
  values: Partial<Story> = {},
): Promise<Story> {
  const { to } = storyTransitions[act]
  await updateStory(tx, story.id, { ...values, state: to })
  await insertStoryEvent(tx, { story_id: story.id, from_state: story.state, to_state: to, note })
  if (partyOf(tx.actor, story) === 'curator') {
    await audit(tx, {
      action: `story.${act}`,
      subjectType: 'story',
      subjectId: story.id,
      before: { state: story.state, revision: story.revision },
      after: { state: to, revision: values.revision ?? story.revision },
      reason: note,
    })
  }
  const moved: Story = { ...story, ...values, state: to, updated_at: tx.at }
  const consented = await hasConsent(tx.db, story.id, 'community')
  if (isPublic(story, consented) || isPublic(moved, consented))
    await tx.record('story.changed', { storyId: story.id, authorId: story.author_id })
  return moved
}
