import type { LaterJob, Reaction, Reactions, Tx } from './core/write.server.ts'
import { formerReceiver, receiverOfLink } from './domain/accounts/links/link-mail.server.ts'
import { raiseTrust } from './domain/accounts/trust/raise-trust.server.ts'
import { nameFixesOf } from './domain/cases/causes/name-fixes.server.ts'
import { tellFixedLater } from './domain/cases/causes/tell-fixed.server.ts'
import { claimCases } from './domain/cases/contact/claim-cases.server.ts'
import { mailContact } from './domain/cases/contact/mail-contact.server.ts'
import { mailFixToContact } from './domain/cases/contact/mail-fix-to-contact.server.ts'
import { mailRatingToContact } from './domain/cases/contact/mail-rating-to-contact.server.ts'
import { followRemovedPost, followRestoredPost } from './domain/cases/work/follow-removed-post.server.ts'
import { followTransferredPosts } from './domain/cases/work/follow-transferred-posts.server.ts'
import { recordWrittenPost } from './domain/cases/work/record-written-post.server.ts'
import { dropCaseNote, dropCaseReply, dropPosted } from './domain/drafts/drop-posted.server.ts'
import { moveCaseDrafts } from './domain/drafts/move-case-drafts.server.ts'
import { returnFlagsOfSpammer, withdrawFlagsOfSpammer } from './domain/flags/flags-of-spammer.server.ts'
import { overturnFlags, reopenFlags, settleFlags } from './domain/flags/settle-flags.server.ts'
import { withdrawHeldAct, holdAct } from './domain/fraud/hold-act.server.ts'
import { recomputeGroupsOf, recomputeGroupsOfAccount } from './domain/groups/recompute-groups.server.ts'
import { knowKept } from './domain/holding/know-domains.server.ts'
import { rememberSpam } from './domain/holding/remember-post.server.ts'
import { incomingMail } from './domain/inbox/queries/incoming-mails.server.ts'
import { keepAfterAppeal, objectToRequest, restoreAfterReversal } from './domain/legal-requests/follow-appeal.server.ts'
import { legalRequests } from './domain/legal-requests/queries/legal-requests.server.ts'
import { applyEarningRules } from './domain/loyalty/awards/apply-earning-rules.server.ts'
import { clearAwardsOf } from './domain/loyalty/awards/clear-awards.server.ts'
import { restoreAwardsAbout, restoreAwardsOf } from './domain/loyalty/awards/restore-awards.server.ts'
import { reverseAwardsAbout, reverseAwardsOf } from './domain/loyalty/awards/reverse-awards.server.ts'
import { scheduleBadgeRecompute } from './domain/loyalty/badges/schedule-badge-recompute.server.ts'
import { undoneCauses } from './domain/loyalty/queries/awards.server.ts'
import { recomputeTierLater, scheduleTiersOfAccount } from './domain/loyalty/tiers/schedule-tier-recompute.server.ts'
import { refuseAdvertising } from './domain/mail/consent/set-advertising-consent.server.ts'
import { queueMail } from './domain/mail/out/queue-mail.server.ts'
import { queueHeldPost } from './domain/moderation/posts/queue-held-post.server.ts'
import { queueJudgedEdit } from './domain/moderation/posts/queue-judged-edit.server.ts'
import { hideContentOfSpammer, showContentOfSpammer } from './domain/moderation/spam/content-of-spammer.server.ts'
import { restoreWithSanction } from './domain/moderation/spam/restore-spam.server.ts'
import { returnVotesOn } from './domain/moderation/spam/return-votes-on.server.ts'
import { keepPublication, queueStory } from './domain/moderation/stories/queue-story.server.ts'
import { notifyMembersLater } from './domain/notifications/notify-members.server.ts'
import { stopMails } from './domain/notifications/preferences/stop-mails.server.ts'
import { redateNotificationsLater } from './domain/notifications/redate-notifications.server.ts'
import { forgetReach, recordPerksInReach } from './domain/perks/record-perks-in-reach.server.ts'
import { pushNewsLater } from './domain/push/push-news.server.ts'
import { indexMemberLater, indexStoryLater, indexThreadLater } from './domain/search/index-jobs.ts'
import { recordUploadUses } from './domain/uploads/record-upload-uses.server.ts'
import type { EventType, RecordedEvent } from './registry/events.ts'
import { toldEvents } from './registry/notifications.ts'

/**
 * What follows from each event, besides notifications. `now` runs in the transaction of the event, in this order: only what would be wrong if
 * it lagged. `later` becomes jobs of the same commit. Domains that do not import one another are connected here and
 * nowhere else. One consequence has no row: whatever posts an award also schedules the tier of its receiver, whom only
 * the earning rule knows.
 */
const ownReactions: Reactions = {
  'notification.created': { later: [pushNewsLater] },
  'member.registered': { now: [scheduleBadgeRecompute], later: [indexMemberLater] },
  'member.profileChanged': { now: [scheduleBadgeRecompute], later: [indexMemberLater] },
  'member.left': { later: [indexMemberLater] },
  'member.returned': { later: [indexMemberLater] },
  'member.emailVerified': {
    now: [claimCases],
    later: [({ payload }) => ({ job: 'post-held-mail', payload })],
  },
  'mail.notTaken': { now: [answerNotTaken] },
  'member.linkCreated': { now: [mailLink] },
  'member.passwordChanged': { now: [mailPasswordChange] },
  'member.identityLinked': { now: [mailIdentity] },
  'member.emailChanged': { now: [mailFormerAddress] },
  'member.factorsChanged': { now: [mailFactorChange] },
  'member.newDevice': { now: [mailNewDevice] },
  'account.saved': { now: [scheduleTiersOfAccount, recomputeGroupsOfAccount] },
  'tier.reached': { now: [recomputeGroupsOf] },
  'tier.lost': { now: [recomputeGroupsOf] },
  'account.memberLinked': { now: [recomputeGroupsOf], later: [recomputeTierLater] },
  'account.memberUnlinked': { now: [recomputeGroupsOf], later: [recomputeTierLater] },
  'tenure.anniversary': { now: [applyEarningRules] },

  'sanction.given': { later: [indexMemberLater, recomputeTierLater] },
  'sanction.lifted': { later: [indexMemberLater, recomputeTierLater] },
  'sanction.expired': { later: [indexMemberLater, recomputeTierLater] },

  'decision.made': {
    now: [mailStatement, overturnFlags, rememberSpam, restoreAfterReversal, restoreWithSanction],
  },
  'review.decided': { now: [settleFlags, knowKept], later: [chooseSecondLookLater] },
  'review.reopened': { now: [reopenFlags] },
  'review.undone': {
    now: [reverseAwardsOfCause, (tx, { payload }) => withdrawHeldAct(tx, payload.cause), scheduleBadgeRecompute],
  },
  'review.redone': {
    now: [(tx, event) => restoreAwardsOf(tx, event.payload.cause, 'review.undone', event), keepRedone],
  },
  'flag.upheld': { now: [applyEarningRules, scheduleBadgeRecompute] },
  'flag.reversed': { now: [reverseAwardsOfCause, scheduleBadgeRecompute] },
  'spam.cleaned': { now: [withdrawFlagsOfSpammer, hideContentOfSpammer] },
  'spam.restored': { now: [returnFlagsOfSpammer, showContentOfSpammer] },
  'appeal.asked': { now: [mailAppeal] },
  'appeal.decided': { now: [mailAppeal, keepAfterAppeal] },
  'appeal.opened': { now: [objectToRequest] },
  'appeal.withdrawn': { now: [objectToRequest] },
  'legalRequest.moved': { now: [mailRequest] },
  'story.moved': { now: [queueStory, redoPublication] },

  'case.answered': { now: [dropCaseReply, mailContact] },
  'case.noted': { now: [dropCaseNote] },
  'case.customerWrote': { laterUnlessQuiet: [raiseByTextLater] },

  'thread.posted': {
    now: [recordUploadUses, dropPosted, scheduleBadgeRecompute],
    later: [indexThreadLater],
    laterUnlessQuiet: [detectComplaintLater],
  },
  'post.written': {
    now: [recordWrittenPost, recordUploadUses, dropPosted, scheduleBadgeRecompute],
    later: [indexThreadLater],
    laterUnlessQuiet: [detectComplaintLater],
  },
  'post.edited': {
    now: [recordUploadUses, dropPosted, scheduleBadgeRecompute],
    later: [indexThreadLater],
    laterUnlessQuiet: [detectComplaintLater],
  },
  'post.editJudged': { now: [queueJudgedEdit] },
  'post.held': { now: [recordUploadUses, dropPosted, queueHeldPost] },
  'post.removed': {
    now: [
      (tx, event) => reverseAwardsAbout(tx, event.payload.postId, event),
      followRemovedPost,
      scheduleBadgeRecompute,
    ],
    later: [indexThreadLater, redateNotificationsLater],
  },
  'post.restored': {
    now: [
      (tx, event) => restoreAwardsAbout(tx, event.payload.postId, event),
      returnVotesOn,
      followRestoredPost,
      scheduleBadgeRecompute,
    ],
    later: [indexThreadLater, redateNotificationsLater],
  },

  'thread.edited': { later: [indexThreadLater] },
  'thread.kindChanged': { later: [indexThreadLater] },
  'thread.closedAsDuplicate': { now: [scheduleBadgeRecompute], later: [indexThreadLater] },
  'thread.reopened': { later: [indexThreadLater] },
  'thread.merged': {
    now: [(tx, { payload }) => followTransferredPosts(tx, [payload.threadId, payload.intoThreadId])],
    later: [indexThreadLater, ({ payload }) => indexAlso(payload.intoThreadId)],
  },
  'thread.unmerged': {
    now: [(tx, { payload }) => followTransferredPosts(tx, [payload.threadId, payload.fromThreadId])],
    later: [indexThreadLater, ({ payload }) => indexAlso(payload.fromThreadId)],
  },
  'thread.split': {
    now: [(tx, { payload }) => followTransferredPosts(tx, [payload.threadId, payload.newThreadId])],
    later: [indexThreadLater, ({ payload }) => indexAlso(payload.newThreadId)],
  },
  'thread.rejoined': {
    now: [(tx, { payload }) => followTransferredPosts(tx, [payload.threadId, payload.newThreadId])],
    later: [indexThreadLater, ({ payload }) => indexAlso(payload.newThreadId)],
  },
  'thread.meTooAdded': { now: [scheduleBadgeRecompute], laterUnlessQuiet: [raiseByMeTooLater] },
  'thread.meTooRemoved': { now: [scheduleBadgeRecompute] },
  'thread.meTooCorrected': { now: [scheduleBadgeRecompute] },
  'thread.meTooCorrectionUndone': { now: [scheduleBadgeRecompute] },

  'question.votedUp': { now: [applyEarningRules, scheduleBadgeRecompute] },
  'question.votedDown': { now: [applyEarningRules, scheduleBadgeRecompute] },
  'answer.votedUp': { now: [applyEarningRules, scheduleBadgeRecompute] },
  'answer.votedDown': { now: [applyEarningRules, scheduleBadgeRecompute] },
  'vote.withdrawn': { now: [reverseAwardsOfCause, scheduleBadgeRecompute] },
  'vote.corrected': { now: [reverseAwardsOfCause, scheduleBadgeRecompute] },
  'vote.correctionUndone': {
    now: [(tx, event) => restoreAwardsOf(tx, event.payload.cause, 'vote.corrected', event), scheduleBadgeRecompute],
  },

  'answer.accepted': {
    now: [applyEarningRules, holdAct, trustAnswerAuthor, scheduleBadgeRecompute],
    later: [indexThreadLater],
  },
  'answer.unaccepted': {
    now: [reverseAwardsOfCause, (tx, { payload }) => withdrawHeldAct(tx, payload.cause), scheduleBadgeRecompute],
    later: [indexThreadLater],
  },
  'acceptance.corrected': { now: [reverseAwardsOfCause] },
  'acceptance.correctionUndone': {
    now: [(tx, event) => restoreAwardsOf(tx, event.payload.cause, 'acceptance.corrected', event)],
  },
  'answer.endorsed': { now: [applyEarningRules, scheduleBadgeRecompute] },
  'answer.outcomeSaid': { now: [scheduleBadgeRecompute] },
  'answer.rechecked': { now: [applyEarningRules, scheduleBadgeRecompute] },

  'edit.suggested': { now: [dropPosted] },
  'edit.accepted': { now: [applyEarningRules, holdAct, scheduleBadgeRecompute] },
  'edit.corrected': { now: [reverseAwardsOfCause] },
  'edit.correctionUndone': { now: [(tx, event) => restoreAwardsOf(tx, event.payload.cause, 'edit.corrected', event)] },
  'held.cleared': { now: [(tx, event) => clearAwardsOf(tx, event.payload.cause, event)] },
  'points.matured': { now: [recordPerksInReach] },
  'redemption.requested': { now: [forgetReach] },
  'points.adjusted': { later: [recomputeTierLater] },

  'thread.fixesNamed': { now: [nameFixesOf] },
  'cause.fixed': { later: [tellFixedLater] },
  'cause.fixTold': { now: [mailFixToContact] },
  'cause.fixAsked': { now: [mailFixToContact] },

  'case.ratingAsked': { now: [mailRatingToContact] },

  'case.opened': { now: [scheduleBadgeRecompute], laterUnlessQuiet: [assignCasesLater] },
  'case.merged': { now: [moveCaseDrafts], laterUnlessQuiet: [assignCasesLater] },
  'case.unmerged': { now: [moveCaseDrafts], laterUnlessQuiet: [assignCasesLater] },
  'case.assigned': { laterUnlessQuiet: [assignFreedLater] },
  'case.moved': { now: [mailContact], laterUnlessQuiet: [assignMovedLater] },
  'case.dismissed': { laterUnlessQuiet: [assignCasesLater] },

  'story.published': { now: [applyEarningRules, keepPublication, scheduleBadgeRecompute], later: [indexStoryLater] },
  'story.changed': { now: [scheduleBadgeRecompute], later: [indexStoryLater] },
  'story.withdrawn': { now: [scheduleBadgeRecompute], later: [indexStoryLater] },

  'mail.unsubscribed': { now: [endUnsubscribed] },
}

/**
 * What follows from each event: the table above, and for each event of the registry of notifications the one job that
 * tells members of it. An import tells nobody, because its subject happened long ago.
 */
export const reactions: Reactions = withNotifications(ownReactions)

function withNotifications(own: Reactions): Reactions {
  const all: Partial<Record<EventType, Reaction<EventType>>> = { ...(own as typeof all) }
  for (const type of toldEvents)
    all[type] = { ...all[type], laterUnlessQuiet: [...(all[type]?.laterUnlessQuiet ?? []), notifyMembersLater] }
  return all as Reactions
}

/** Reverses the awards of the event that this one undoes; `cause` is its id. */
function reverseAwardsOfCause(
  tx: Tx,
  event: RecordedEvent<
    | 'vote.withdrawn'
    | 'vote.corrected'
    | 'answer.unaccepted'
    | 'acceptance.corrected'
    | 'edit.corrected'
    | 'flag.reversed'
    | 'review.undone'
  >,
): Promise<void> {
  return reverseAwardsOf(tx, event.payload.cause, event)
}

/** A story that is published again after that was undone earns again what it had earned. */
async function redoPublication(tx: Tx, { payload }: RecordedEvent<'story.moved'>): Promise<void> {
  if (payload.to !== 'published') return
  for (const cause of await undoneCauses(tx.db, payload.storyId))
    await tx.record('review.redone', { storyId: payload.storyId, cause })
}

function keepRedone(tx: Tx, { payload }: RecordedEvent<'review.redone'>): Promise<void> {
  return keepPublication(tx, { id: payload.cause, payload })
}

/** Each topic of mail is ended by the domain that sends it. */
async function endUnsubscribed(
  tx: Tx,
  { payload: { topic, subject, memberId, how } }: RecordedEvent<'mail.unsubscribed'>,
): Promise<void> {
  if (topic === 'advertising') await refuseAdvertising(tx, memberId, how === 'complaint' ? 'complaint' : 'mail')
  if (topic === 'notifications') await stopMails(tx, memberId, subject)
}

/** The second of two threads between which posts were transferred. */
function indexAlso(threadId: string): LaterJob {
  return { job: 'index-thread', payload: { threadId }, dedupe: threadId }
}

function detectComplaintLater(event: RecordedEvent<'thread.posted' | 'post.written' | 'post.edited'>): LaterJob {
  const { postId } = event.payload
  return { job: 'detect-complaint', payload: { postId }, dedupe: postId }
}

function raiseByMeTooLater({ payload: { threadId } }: RecordedEvent<'thread.meTooAdded'>): LaterJob {
  return { job: 'raise-severity', payload: { of: threadId, moment: 'meToo' }, dedupe: threadId }
}

function raiseByTextLater({ payload: { caseId } }: RecordedEvent<'case.customerWrote'>): LaterJob {
  return { job: 'raise-severity', payload: { of: caseId, moment: 'wrote' }, dedupe: caseId }
}

/** What a person decided by the rules of the community may come back to a second one. */
function chooseSecondLookLater({ payload }: RecordedEvent<'review.decided'>): LaterJob | null {
  const { itemId, kind, by } = payload
  return (kind === 'post' || kind === 'content') && by !== null
    ? { job: 'choose-second-look', payload: { itemId }, dedupe: itemId }
    : null
}

/** A case that was opened, or room that became free. */
function assignCasesLater(): LaterJob {
  return { job: 'assign-cases', payload: {}, dedupe: 'all' }
}

/** Somebody has one case less: it went to another person or to none. */
function assignFreedLater({ payload }: RecordedEvent<'case.assigned'>): LaterJob | null {
  return payload.before === null ? null : assignCasesLater()
}

/** The end of a case makes room; a reopened one may have no assignee. */
function assignMovedLater({ payload }: RecordedEvent<'case.moved'>): LaterJob | null {
  const over = ['resolved', 'closed']
  return over.includes(payload.to) || over.includes(payload.from) ? assignCasesLater() : null
}

/** A member who has solved another member's problem may vote at once, without waiting for the nightly check. */
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

async function mailLink(tx: Tx, { payload: { linkId } }: RecordedEvent<'member.linkCreated'>): Promise<void> {
  const receiver = await receiverOfLink(tx, linkId)
  await queueMail(tx, { kind: 'accountLink', payload: { linkId }, key: `accountLink ${linkId}`, ...receiver })
}

function mailPasswordChange(tx: Tx, { id, payload }: RecordedEvent<'member.passwordChanged'>): Promise<void> {
  return queueMail(tx, {
    kind: 'passwordChanged',
    payload: {},
    key: `passwordChanged ${id}`,
    memberId: payload.memberId,
  })
}

/** Who joined this way knows it. */
async function mailIdentity(tx: Tx, { payload }: RecordedEvent<'member.identityLinked'>): Promise<void> {
  const { memberId, identityId, joined } = payload
  if (joined === 1) return
  const key = `identityLinked ${identityId}`
  await queueMail(tx, { kind: 'identityLinked', payload: { identityId }, key, memberId })
}

function mailFactorChange(tx: Tx, { id, payload }: RecordedEvent<'member.factorsChanged'>): Promise<void> {
  const { memberId, change } = payload
  return queueMail(tx, { kind: 'factorsChanged', payload: { change }, key: `factorsChanged ${id}`, memberId })
}

function mailNewDevice(tx: Tx, { payload }: RecordedEvent<'member.newDevice'>): Promise<void> {
  const { memberId, linkId, sessionId } = payload
  return queueMail(tx, { kind: 'newDevice', payload: { linkId, sessionId }, key: `newDevice ${linkId}`, memberId })
}

async function mailFormerAddress(tx: Tx, { payload: { linkId } }: RecordedEvent<'member.emailChanged'>): Promise<void> {
  const receiver = await formerReceiver(tx, linkId)
  if (receiver === null || linkId === null) return
  await queueMail(tx, { kind: 'emailChanged', payload: { linkId }, key: `emailChanged ${linkId}`, ...receiver })
}

/** By mail besides the bell: who is suspended sees no bell. */
async function mailStatement(tx: Tx, { payload }: RecordedEvent<'decision.made'>): Promise<void> {
  const { decisionId, memberId } = payload
  if (memberId === null) return
  await queueMail(tx, { kind: 'decision', payload: { decisionId }, key: `decision ${decisionId}`, memberId })
}

function mailAppeal(tx: Tx, { type, payload }: RecordedEvent<'appeal.asked' | 'appeal.decided'>): Promise<void> {
  const { appealId, memberId } = payload
  const step = type === 'appeal.asked' ? 'asked' : payload.decision
  return queueMail(tx, { kind: 'appeal', payload: { appealId, step }, key: `appeal ${appealId} ${step}`, memberId })
}

/** The address is read from the request: an event outlives who sent it. A request without one is answered nowhere. */
async function mailRequest(tx: Tx, { payload }: RecordedEvent<'legalRequest.moved'>): Promise<void> {
  const { requestId, state } = payload
  const request = (await legalRequests(tx.db, [requestId])).get(requestId)
  if (request === undefined || request.email === null) return
  await queueMail(tx, {
    kind: 'legalRequest',
    payload: { requestId, state },
    key: `legalRequest ${requestId} ${state}`,
    address: request.email,
    language: request.language,
  })
}

/** The address is read from the message itself: an event outlives who wrote it. */
async function answerNotTaken(tx: Tx, { payload }: RecordedEvent<'mail.notTaken'>): Promise<void> {
  const { incomingId } = payload
  const message = await incomingMail(tx.db, incomingId)
  if (message === null) return
  const language = payload.language === 'ko' ? 'ko' : 'en'
  await queueMail(tx, {
    kind: 'mailNotTaken',
    payload: { incomingId },
    key: `mailNotTaken ${incomingId}`,
    address: message.from_address,
    language,
  })
}
