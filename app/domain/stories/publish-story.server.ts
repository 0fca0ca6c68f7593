import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { hasConsent, isStaffMember } from './queries/story.server.ts'
import { readableStoryForUpdate } from './readable-story.server.ts'
import { awaitsApproval, partyOf, publicStates, type Story } from './story.ts'
import { storyForAct, transitionStoryIn } from './transition-story-in.server.ts'

/**
 * A curator publishes the words that the author submitted. A published story stays as it is. Records `story.published`
 * the first time only, so that withdrawing and publishing again earns nothing.
 * @throws not_now with code `approval_missing` while a changed wording waits for the author's agreement, with code
 * `consent_missing` when the author revoked that the community may read it; forbidden for one's own story
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
    return publishStoryIn(tx, story, 'publish', note)
  })
}

/**
 * The part that both ways to publication have in common. The points that were promised with the first publication stay.
 * @throws not_now (code `consent_missing`)
 */
export async function publishStoryIn(tx: Tx, story: Story, act: 'publish' | 'approve', note: string): Promise<Story> {
  if (!(await hasConsent(tx.db, story.id, 'community')))
    throw new DomainError('not_now', 'stories.errors.consentMissing', { code: 'consent_missing' })
  const promised = (await isStaffMember(tx.db, story.author_id)) ? 0 : tx.setting('reputation.storyPublished.points')
  return transitionStoryIn(tx, story, act, note, {
    approved_revision: story.revision,
    reward_points: story.reward_points ?? promised,
  })
}

function approvalMissing(): DomainError {
  return new DomainError('not_now', 'stories.errors.approvalMissing', { code: 'approval_missing' })
}
