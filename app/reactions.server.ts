import type { LaterJob, Reactions, Tx } from './core/write.server.ts'
import { raiseTrust } from './domain/accounts/trust/raise-trust.server.ts'
import { followTransferredPosts } from './domain/cases/work/follow-transferred-posts.server.ts'
import { recordWrittenPost } from './domain/cases/work/record-written-post.server.ts'
import { dropPosted } from './domain/drafts/drop-posted.server.ts'
import { withdrawHeldAct, holdAct } from './domain/fraud/hold-act.server.ts'
import { applyEarningRules } from './domain/loyalty/awards/apply-earning-rules.server.ts'
import { clearAwardsOf } from './domain/loyalty/awards/clear-awards.server.ts'
import { restoreAwardsAbout, restoreAwardsOf } from './domain/loyalty/awards/restore-awards.server.ts'
import { reverseAwardsAbout, reverseAwardsOf } from './domain/loyalty/awards/reverse-awards.server.ts'
import { badgeEvents, scheduleBadgeRecompute } from './domain/loyalty/badges/schedule-badge-recompute.server.ts'
import { indexMemberLater, indexStoryLater, indexThreadLater } from './domain/search/index-jobs.ts'
import { recordUploadUses } from './domain/uploads/record-upload-uses.server.ts'
import type { RecordedEvent } from './registry/events.ts'

/**
 * What follows from what: event → now (inside the same transaction, only what would be a lie if it lagged) and later
 * (jobs of the same commit). The whole connection between the domains stands here.
 */
const followUps: Reactions = {
  'thread.posted': {
    now: [recordUploadUses, dropPosted],
    later: [detectComplaint],
    laterEvenWhenQuiet: [indexThreadLater],
  },
  'post.written': {
    now: [recordWrittenPost, recordUploadUses, dropPosted],
    later: [detectComplaint],
    laterEvenWhenQuiet: [indexThreadLater],
  },
  'post.edited': {
    now: [recordUploadUses, dropPosted],
    later: [detectComplaint],
    laterEvenWhenQuiet: [indexThreadLater],
  },
  'question.votedUp': { now: [applyEarningRules] },
  'question.votedDown': { now: [applyEarningRules] },
  'answer.votedUp': { now: [applyEarningRules] },
  'answer.votedDown': { now: [applyEarningRules] },
  'vote.withdrawn': { now: [(tx, event) => reverseAwardsOf(tx, event.payload.cause, event)] },
  'vote.corrected': { now: [(tx, event) => reverseAwardsOf(tx, event.payload.cause, event)] },
  'vote.correctionUndone': { now: [(tx, event) => restoreAwardsOf(tx, event.payload.cause, 'vote.corrected', event)] },
  'acceptance.corrected': { now: [(tx, event) => reverseAwardsOf(tx, event.payload.cause, event)] },
  'acceptance.correctionUndone': {
    now: [(tx, event) => restoreAwardsOf(tx, event.payload.cause, 'acceptance.corrected', event)],
  },
  'answer.accepted': { now: [applyEarningRules, holdAct, trustAnswerAuthor], laterEvenWhenQuiet: [indexThreadLater] },
  'answer.unaccepted': {
    now: [
      (tx, event) => reverseAwardsOf(tx, event.payload.cause, event),
      (tx, { payload }) => withdrawHeldAct(tx, payload.cause),
    ],
    laterEvenWhenQuiet: [indexThreadLater],
  },
  'answer.endorsed': { now: [applyEarningRules] },
  'post.removed': {
    now: [(tx, event) => reverseAwardsAbout(tx, event.payload.postId, event)],
    laterEvenWhenQuiet: [indexThreadLater],
  },
  'post.restored': {
    now: [(tx, event) => restoreAwardsAbout(tx, event.payload.postId, event)],
    laterEvenWhenQuiet: [indexThreadLater],
  },
  'story.published': { now: [applyEarningRules], laterEvenWhenQuiet: [indexStoryLater] },
  'thread.kindChanged': { laterEvenWhenQuiet: [indexThreadLater] },
  'edit.suggested': { now: [dropPosted] },
  'edit.accepted': { now: [applyEarningRules, holdAct] },
  'edit.corrected': { now: [(tx, event) => reverseAwardsOf(tx, event.payload.cause, event)] },
  'edit.correctionUndone': { now: [(tx, event) => restoreAwardsOf(tx, event.payload.cause, 'edit.corrected', event)] },
  'held.cleared': { now: [(tx, event) => clearAwardsOf(tx, event.payload.cause, event)] },
  'answer.rechecked': { now: [applyEarningRules] },
  'tenure.anniversary': { now: [applyEarningRules] },
  'thread.edited': { laterEvenWhenQuiet: [indexThreadLater] },
  'thread.closedAsDuplicate': { laterEvenWhenQuiet: [indexThreadLater] },
  'thread.merged': {
    now: [(tx, { payload }) => followTransferredPosts(tx, [payload.threadId, payload.intoThreadId])],
    laterEvenWhenQuiet: [indexThreadLater, ({ payload }) => indexAlso(payload.intoThreadId)],
  },
  'thread.unmerged': {
    now: [(tx, { payload }) => followTransferredPosts(tx, [payload.threadId, payload.fromThreadId])],
    laterEvenWhenQuiet: [indexThreadLater, ({ payload }) => indexAlso(payload.fromThreadId)],
  },
  'thread.split': {
    now: [(tx, { payload }) => followTransferredPosts(tx, [payload.threadId, payload.newThreadId])],
    laterEvenWhenQuiet: [indexThreadLater, ({ payload }) => indexAlso(payload.newThreadId)],
  },
  'thread.rejoined': {
    now: [(tx, { payload }) => followTransferredPosts(tx, [payload.threadId, payload.newThreadId])],
    laterEvenWhenQuiet: [indexThreadLater, ({ payload }) => indexAlso(payload.newThreadId)],
  },
  'thread.reopened': { laterEvenWhenQuiet: [indexThreadLater] },
  'story.changed': { laterEvenWhenQuiet: [indexStoryLater] },
  'story.withdrawn': { laterEvenWhenQuiet: [indexStoryLater] },
  'member.profileChanged': { laterEvenWhenQuiet: [indexMemberLater] },
  'member.registered': { laterEvenWhenQuiet: [indexMemberLater] },
}

/**
 * The same, and after every event that may bring or take a badge a review of those it concerns; which events stands
 * beside the badges.
 */
export const reactions: Reactions = {
  ...followUps,
  ...Object.fromEntries(
    badgeEvents.map((type) => [
      type,
      { ...followUps[type], now: [...(followUps[type]?.now ?? []), scheduleBadgeRecompute] },
    ]),
  ),
}

/** The other of two threads between which posts went. */
function indexAlso(threadId: string): LaterJob {
  return { job: 'index-thread', payload: { threadId }, dedupe: threadId }
}

function detectComplaint(event: RecordedEvent<'thread.posted' | 'post.written' | 'post.edited'>): LaterJob {
  const { postId } = event.payload
  return { job: 'detect-complaint', payload: { postId }, dedupe: postId }
}

/** Somebody who has solved another's problem may vote from now on. */
async function trustAnswerAuthor(
  tx: Tx,
  { payload: { answerAuthorId, askerId } }: RecordedEvent<'answer.accepted'>,
): Promise<void> {
  if (
    answerAuthorId === null ||
    askerId === null ||
    answerAuthorId === askerId ||
    tx.setting('trust.one.peopleHelped') > 1
  )
    return
  await raiseTrust(tx, answerAuthorId, { figure: 'peopleHelped', value: 1, bar: 1 })
}
