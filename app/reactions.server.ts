import type { Reactions } from './core/write.server.ts'
import { indexMemberLater, indexStoryLater, indexThreadLater } from './domain/search/index-jobs.ts'
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
  'answer.accepted': { now: [applyEarningRules], laterEvenWhenQuiet: [indexThreadLater] },
  'answer.unaccepted': { now: [(tx, event) => reverseAwardsOf(tx, event.payload.cause, event)], laterEvenWhenQuiet: [indexThreadLater] },
  'answer.endorsed': { now: [applyEarningRules] },
  'post.removed': { now: [(tx, event) => reverseAwardsAbout(tx, event.payload.postId, event)], laterEvenWhenQuiet: [indexThreadLater] },
  'post.restored': { now: [(tx, event) => restoreAwardsAbout(tx, event.payload.postId, event)], laterEvenWhenQuiet: [indexThreadLater] },
  'story.published': { now: [applyEarningRules], laterEvenWhenQuiet: [indexStoryLater] },
  'thread.posted': { laterEvenWhenQuiet: [indexThreadLater] },
  'thread.edited': { laterEvenWhenQuiet: [indexThreadLater] },
  'post.written': { laterEvenWhenQuiet: [indexThreadLater] },
  'post.edited': { laterEvenWhenQuiet: [indexThreadLater] },
  'thread.closedAsDuplicate': { laterEvenWhenQuiet: [indexThreadLater] },
  'thread.reopened': { laterEvenWhenQuiet: [indexThreadLater] },
  'story.withdrawn': { laterEvenWhenQuiet: [indexStoryLater] },
  'member.registered': { laterEvenWhenQuiet: [indexMemberLater] },
}
