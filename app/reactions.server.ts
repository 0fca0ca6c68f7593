import type { Reactions } from './core/write.server.ts'
import { applyEarningRules } from './domain/loyalty/apply-earning-rules.server.ts'
import { reverseAwardsAbout, reverseAwardsOf, restoreAwardsAbout } from './domain/loyalty/reverse-awards.server.ts'

/**
 * What follows from what: event → now (inside the same transaction, only what would be a lie if it lagged) and later (jobs
 * of the same commit). The whole connection between the domains stands here.
 */
export const reactions: Reactions = {
  'question.votedUp': { now: [applyEarningRules] },
  'question.votedDown': { now: [applyEarningRules] },
  'answer.votedUp': { now: [applyEarningRules] },
  'answer.votedDown': { now: [applyEarningRules] },
  'vote.withdrawn': { now: [(tx, event) => reverseAwardsOf(tx, event.payload.cause, event)] },
  'answer.accepted': { now: [applyEarningRules] },
  'answer.unaccepted': { now: [(tx, event) => reverseAwardsOf(tx, event.payload.cause, event)] },
  'answer.endorsed': { now: [applyEarningRules] },
  'post.removed': { now: [(tx, event) => reverseAwardsAbout(tx, event.payload.postId, event)] },
  'post.restored': { now: [(tx, event) => restoreAwardsAbout(tx, event.payload.postId, event)] },
  'story.published': { now: [applyEarningRules] },
}
