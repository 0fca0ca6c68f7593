import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { hasConsent, isStaffMember } from './queries/story.server.ts'
import { awaitsApproval, partyOf, publicStates, type Story } from './story.ts'
import { storyForAct, readableStoryForUpdate, transitionStoryIn } from './transition-story-in.server.ts'

/**
 * A curator publishes the words that the author submitted. Publishing twice changes nothing. Records `story.published`
 * the first time, so that withdrawing and coming back earns nothing again.
 * @throws not_now (code `approval_missing`) while a changed wording waits for the author's agreement, (code
 * `consent_missing`)
 *   when the author took back that the community may read it; forbidden for one's own story
 */
export async function publishStory(
  ctx: Ctx,
  { storyId, note = '' }: { storyId: string; note?: string },
): Promise<Story> {
  return ctx.write(async (tx) => {
    const present = await readableStoryForUpdate(tx, storyId)
    if (publicStates.includes(present.state) && partyOf(tx.actor, present) === 'curator') return present
    if (present.state === 'author_review' && partyOf(tx.actor, present) === 'curator') throw approvalMissing()
    const story = await storyForAct(tx, storyId, 'publish', note)
    if (awaitsApproval(story)) throw approvalMissing()
    return publish(tx, story, 'publish', note, tx.actor.memberId)
  })
}

/** The part that both ways to publication have in common. @param by the curator behind it; null when there is none */
export async function publish(
  tx: Tx,
  story: Story,
  act: 'publish' | 'approve',
  note: string,
  by: string | null,
): Promise<Story> {
  if (!(await hasConsent(tx.db, story.id, 'community')))
    throw new DomainError('not_now', 'stories.errors.consentMissing', { code: 'consent_missing' })
  const first = story.reward_points === null
  const promised = (await isStaffMember(tx.db, story.author_id)) ? 0 : tx.setting('reputation.storyPublished.points')
  const moved = await transitionStoryIn(tx, story, act, note, {
    approved_revision: story.revision,
    published_at: tx.at,
    featured_at: null,
    curator_id: by,
    reward_points: story.reward_points ?? promised,
  })
  if (first) await tx.record('story.published', { storyId: story.id, authorId: story.author_id, by })
  return moved
}

function approvalMissing(): DomainError {
  return new DomainError('not_now', 'stories.errors.approvalMissing', { code: 'approval_missing' })
}
