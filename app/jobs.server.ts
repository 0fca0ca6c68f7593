import { checkAuditChain } from '#app/domain/audit/check-audit-chain.server.ts'
import { checkBackups, deleteOldMigrationCopies } from './core/backup-runs.server.ts'
import { deleteOldRows } from './core/delete-old-rows.server.ts'
import { gatherStatistics } from './core/gather-statistics.server.ts'
import { dayIn } from './core/time.ts'
import type { JobHandlers } from './core/worker.server.ts'
import { createAskedLink } from './domain/accounts/links/ask-for-link.server.ts'
import { placeAvatar } from './domain/accounts/profile/place-avatar.server.ts'
import { deleteExpiredSessions } from './domain/accounts/sessions/delete-expired-sessions.server.ts'
import { recomputeTrust, recomputeTrustLevels } from './domain/accounts/trust/recompute-trust.server.ts'
import { computeFairness } from './domain/analytics/fairness/compute-fairness.server.ts'
import { computeModerationLog } from './domain/analytics/moderation-log/compute-moderation-log.server.ts'
import { askForRatings } from './domain/cases/after/ask-for-ratings.server.ts'
import { askToRecommend } from './domain/cases/after/ask-to-recommend.server.ts'
import { closeResolved } from './domain/cases/after/close-resolved.server.ts'
import { askIfFixed } from './domain/cases/causes/ask-if-fixed.server.ts'
import { tellFixed } from './domain/cases/causes/tell-fixed.server.ts'
import { checkClocks } from './domain/cases/clock/check-clocks.server.ts'
import { deleteOldContacts } from './domain/cases/contact/delete-old-contacts.server.ts'
import { deleteOldFeedback } from './domain/cases/contact/delete-old-feedback.server.ts'
import { checkPost } from './domain/cases/detection/check-post.server.ts'
import { trainOwnHead } from './domain/cases/detection/own/train-own-head.server.ts'
import { movePromises } from './domain/cases/promises/move-promises.server.ts'
import { recomputeCaseFacts } from './domain/cases/report/recompute-case-facts.server.ts'
import { raiseSeverities, raiseSeverity } from './domain/cases/severity/raise-severity.server.ts'
import { assignFreeCases } from './domain/cases/team/assign-free-cases.server.ts'
import { sendTicket } from './domain/cases/tickets/send-ticket.server.ts'
import { deleteOldDrafts } from './domain/drafts/delete-old-drafts.server.ts'
import { detectFraud } from './domain/fraud/detect-fraud.server.ts'
import { recomputeAllGroups } from './domain/groups/recompute-groups.server.ts'
import { endBlocks } from './domain/holding/blocks/end-blocks.server.ts'
import { deleteOldMemory } from './domain/holding/delete-old-memory.server.ts'
import { deleteUsedHandovers } from './domain/identity/handover/delete-used-handovers.server.ts'
import { deleteOldIncoming } from './domain/inbox/delete-old-incoming.server.ts'
import { pollMailbox } from './domain/inbox/poll-mailbox.server.ts'
import { postHeldMail } from './domain/inbox/post-held-mail.server.ts'
import { fetchPictures } from './domain/integrations/pictures/fetch-pictures.server.ts'
import { deleteOldJoining } from './domain/joining/delete-old-joining.server.ts'
import { deleteOldCopies, makeCopy } from './domain/leaving/copy/make-copy.server.ts'
import { removeDepartedPosts, restoreDepartedPosts } from './domain/leaving/departed-posts.server.ts'
import { eraseDeletedPosts } from './domain/leaving/erase-deleted-posts.server.ts'
import { eraseDue } from './domain/leaving/erase-member.server.ts'
import { repeatErasures } from './domain/leaving/repeat-erasures.server.ts'
import { expirePoints } from './domain/ledger/expire-points.server.ts'
import { matureHolds } from './domain/ledger/mature-holds.server.ts'
import { reconcileLedger } from './domain/ledger/reconcile-ledger.server.ts'
import { deleteOldRequests } from './domain/legal-requests/delete-old-requests.server.ts'
import { endTemporaryMeasures } from './domain/legal-requests/end-temporary-measures.server.ts'
import { backfillBadges } from './domain/loyalty/badges/backfill-badges.server.ts'
import { metricsMovedBy } from './domain/loyalty/badges/moved-metrics.ts'
import { authorsIn } from './domain/loyalty/badges/queries/concerned.server.ts'
import { recomputeBadges } from './domain/loyalty/badges/recompute-badges.server.ts'
import { payAnniversaries } from './domain/loyalty/tenure/pay-anniversaries.server.ts'
import { recomputeAllTiers, recomputeTiers } from './domain/loyalty/tiers/recompute-tiers.server.ts'
import { remindOfConsent } from './domain/mail/consent/remind-of-consent.server.ts'
import { deleteOldMails } from './domain/mail/desk/delete-old-mails.server.ts'
import { sendMails } from './domain/mail/out/send-mails.server.ts'
import { endSanctions } from './domain/moderation/sanctions/end-sanctions.server.ts'
import { chooseSecondLook } from './domain/moderation/second-looks/choose-second-look.server.ts'
import { cleanSpam } from './domain/moderation/spam/clean-spam.server.ts'
import { restoreSpam } from './domain/moderation/spam/restore-spam.server.ts'
import { closeWindows } from './domain/notifications/bundles/close-windows.server.ts'
import { deleteOldNotifications } from './domain/notifications/delete-old-notifications.server.ts'
import { sendDigests } from './domain/notifications/digest/send-digests.server.ts'
import { notifyMembers } from './domain/notifications/notify-members.server.ts'
import { redateNotifications } from './domain/notifications/redate-notifications.server.ts'
import { sendToBilling } from './domain/perks/billing/send-to-billing.server.ts'
import { timeOutRedemptions } from './domain/perks/redemptions/time-out-redemptions.server.ts'
import { verifyRedemptions } from './domain/perks/redemptions/verify-redemptions.server.ts'
import { pushNews } from './domain/push/push-news.server.ts'
import { sendPush } from './domain/push/send-push.server.ts'
import { checkQueue } from './domain/review/check-queue.server.ts'
import { indexMember } from './domain/search/index-member.server.ts'
import { indexStory } from './domain/search/index-story.server.ts'
import { indexThread } from './domain/search/index-thread.server.ts'
import { tidyIndex } from './domain/search/tidy-index.server.ts'
import { remindAskers } from './domain/threads/answers/remind-askers.server.ts'
import { purgeUploads } from './domain/uploads/purge-uploads.server.ts'
import { mails } from './mails.server.ts'

/**
 * What each job of the registry does; a missing handler does not compile. A handler may run twice for one row: it reads
 * the present state and changes nothing the second time.
 */
export const jobHandlers = {
  // Integrations
  'fetch-pictures': fetchPictures,

  // Groups
  'recompute-groups': recomputeAllGroups,

  // Search
  'index-thread': indexThread,
  'index-story': indexStory,
  'index-member': indexMember,
  'place-avatar': placeAvatar,
  'compact-search-index': (ctx) => tidyIndex(ctx),

  // Threads, cases, uploads
  'detect-complaint': checkPost,
  'raise-severity': (ctx, { of, moment }) => raiseSeverity(ctx, { of, moment: moment === 'meToo' ? 'meToo' : 'wrote' }),
  'raise-severities': raiseSeverities,
  'recompute-case-facts': recomputeCaseFacts,
  'move-promises': (ctx, { why }) => movePromises(ctx, { why: why === 'calendar' ? 'calendar' : 'policy' }),
  async 'check-case-clocks'(ctx) {
    const told = await checkClocks(ctx)
    if (told > 0) ctx.log.info({ told }, 'staff were told of promises that fall due or were broken')
  },
  async 'ask-for-ratings'(ctx) {
    const done = await askForRatings(ctx)
    if (done.asked + done.reminded + done.invited > 0) ctx.log.info(done, 'customers were asked how their case went')
  },
  async 'ask-to-recommend'(ctx) {
    const asked = await askToRecommend(ctx)
    if (asked > 0) ctx.log.info({ asked }, 'members were asked whether they would recommend the company')
  },
  async 'tell-fixed'(ctx, input) {
    const told = await tellFixed(ctx, input)
    if (told > 0) ctx.log.info({ told }, 'members were told that what they reported is fixed')
  },
  async 'ask-if-fixed'(ctx) {
    const asked = await askIfFixed(ctx)
    if (asked > 0) ctx.log.info({ asked }, 'members were asked whether it is fixed for them')
  },
  async 'close-resolved-cases'(ctx) {
    const closed = await closeResolved(ctx)
    if (closed > 0) ctx.log.info({ closed }, 'cases that were resolved for long enough were closed')
  },
  async 'end-blocks'(ctx) {
    const ended = await endBlocks(ctx)
    if (ended > 0) ctx.log.info({ ended }, 'blocks ended')
  },
  async 'assign-cases'(ctx) {
    const given = await assignFreeCases(ctx)
    if (given > 0) ctx.log.info({ given }, 'cases were given to agents')
  },
  'clean-spam': (ctx, input) => cleanSpam(ctx, input),
  'restore-spam': (ctx, input) => restoreSpam(ctx, input),
  'end-sanctions': (ctx) => endSanctions(ctx),
  'choose-second-look': (ctx, input) => chooseSecondLook(ctx, input),
  async 'end-temporary-measures'(ctx) {
    const ended = await endTemporaryMeasures(ctx)
    if (ended > 0) ctx.log.info({ ended }, 'temporary measures after legal requests ended')
  },
  'check-review-queue': (ctx) => checkQueue(ctx),
  async 'remind-askers'(ctx) {
    const reminded = await remindAskers(ctx)
    if (reminded > 0) ctx.log.info({ reminded }, 'askers were reminded to choose an answer')
  },
  async 'delete-unused-uploads'(ctx) {
    const gone = await purgeUploads(ctx)
    if (gone > 0) ctx.log.info({ gone }, 'uploads that no post and no draft uses were deleted')
  },

  // Accounts
  'create-account-link': (ctx, { login, purpose }) =>
    createAskedLink(ctx, { login, purpose: purpose === 'signIn' ? 'signIn' : 'resetPassword' }),

  // Leaving
  'copy-member-data': (ctx, input) => makeCopy(ctx, input),
  async 'remove-departed-posts'(ctx, input) {
    await removeDepartedPosts(ctx, input)
  },
  async 'restore-departed-posts'(ctx, input) {
    await restoreDepartedPosts(ctx, input)
  },
  async 'erase-departed'(ctx) {
    const erased = (await eraseDue(ctx)) + (await repeatErasures(ctx))
    if (erased > 0) ctx.log.info({ erased }, 'accounts of members who left were erased')
  },
  async 'erase-deleted-posts'(ctx) {
    const erased = await eraseDeletedPosts(ctx)
    if (erased > 0) ctx.log.info({ erased }, 'texts of posts that were deleted long ago were erased')
  },

  // Mail that comes in
  async 'read-mailbox'(ctx) {
    const taken = await pollMailbox(ctx)
    if (taken > 0) ctx.log.info({ taken }, 'messages of the mailbox were taken')
  },
  async 'post-held-mail'(ctx, input) {
    await postHeldMail(ctx, input)
  },

  // Points
  'mature-points': (ctx) => matureHolds(ctx, (at) => dayIn(at, ctx.setting('site.timeZone'))),
  'expire-points': (ctx) => expirePoints(ctx),
  'check-audit-log': async (ctx) => {
    await checkAuditChain(ctx)
  },
  'reconcile-ledger': (ctx) => reconcileLedger(ctx, verifyRedemptions),
  'detect-fraud': (ctx) => detectFraud(ctx),

  // Trust, tiers, badges, tenure: derived from what members did
  async 'recompute-first-trust'(ctx) {
    const raised = await recomputeTrust(ctx)
    if (raised > 0) ctx.log.info({ raised }, 'members reached trust level 1')
  },
  async 'recompute-trust-levels'(ctx) {
    const counts = await recomputeTrustLevels(ctx)
    if (counts.raised + counts.lowered + counts.warned > 0) ctx.log.info(counts, 'trust levels were recomputed')
  },
  'recompute-tier': (ctx, { memberId }) => recomputeTiers(ctx, [memberId]),
  'recompute-all-tiers': (ctx) => recomputeAllTiers(ctx),
  'recompute-badges': (ctx, { memberId }) => recomputeBadges(ctx, [memberId]),
  'recompute-badges-after': (ctx, { memberIds, event }) =>
    recomputeBadges(ctx, memberIds.split(' '), metricsMovedBy(event)),
  'recompute-badges-in-thread': async (ctx, { threadId }) => recomputeBadges(ctx, await authorsIn(ctx.read, threadId)),
  async 'recompute-all-badges'(ctx) {
    const { done, given, taken } = await backfillBadges(ctx)
    ctx.log.info({ members: done, given, taken }, 'badges of all members were recomputed')
  },
  'record-anniversaries': (ctx) => payAnniversaries(ctx),
  async 'train-detection'(ctx) {
    await trainOwnHead(ctx)
  },
  'recompute-fairness': (ctx) => computeFairness(ctx),
  async 'recompute-moderation-log'(ctx) {
    await computeModerationLog(ctx)
  },

  // Perks
  'send-ticket': sendTicket,
  'send-to-billing': sendToBilling,
  'time-out-redemptions': (ctx) => timeOutRedemptions(ctx),

  // Mail
  'notify-members': (ctx, payload) => notifyMembers(ctx, payload),
  'redate-notifications': (ctx, payload) => redateNotifications(ctx, payload),
  'close-windows': (ctx) => closeWindows(ctx),
  'send-digests': (ctx) => sendDigests(ctx),
  'push-news': (ctx, payload) => pushNews(ctx, payload),
  'send-push': (ctx, payload) => sendPush(ctx, payload),
  'send-mails': (ctx) => sendMails(ctx, mails),
  async 'remind-of-consent'(ctx) {
    const reminded = await remindOfConsent(ctx)
    if (reminded > 0) ctx.log.info({ reminded }, 'members were reminded of their consent to advertising')
  },

  // Upkeep of the database
  async 'check-backups'(ctx) {
    await checkBackups(ctx)
    const gone = await deleteOldMigrationCopies(ctx)
    if (gone.length > 0) ctx.log.info({ gone }, 'old copies from before migrations were deleted')
  },
  'gather-statistics': (ctx) => gatherStatistics(ctx),
  async 'delete-expired'(ctx) {
    await deleteOldDrafts(ctx)
    await deleteOldFeedback(ctx)
    await deleteOldContacts(ctx)
    await deleteExpiredSessions(ctx)
    await deleteUsedHandovers(ctx)
    await deleteOldJoining(ctx)
    await deleteOldMemory(ctx)
    await deleteOldNotifications(ctx)
    await deleteOldRows(ctx)
    await deleteOldMails(ctx)
    await deleteOldIncoming(ctx)
    await deleteOldCopies(ctx)
    await deleteOldRequests(ctx)
  },
} satisfies JobHandlers
