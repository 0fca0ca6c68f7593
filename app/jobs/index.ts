import type { JobHandlers } from '#app/core/worker.server.ts'
import { payAnniversaries } from '#app/domain/loyalty/tenure/pay-anniversaries.server.ts'
import { recomputeAllTiers } from '#app/domain/loyalty/tiers/recompute-tiers.server.ts'
import { computeFairnessJob } from './compute-fairness.server.ts'
import { detectComplaint } from './detect-complaint.server.ts'
import { detectGamingJob } from './detect-fraud.server.ts'
import { expirePointsJob } from './expire-points.server.ts'
import { gatherStatisticsJob } from './gather-statistics.server.ts'
import { indexMemberJob } from './index-member.server.ts'
import { indexStoryJob } from './index-story.server.ts'
import { indexThreadJob } from './index-thread.server.ts'
import { maturePoints } from './mature-points.server.ts'
import { purgeUploadsJob } from './purge-uploads.server.ts'
import { reconcileLedgerJob } from './reconcile-ledger.server.ts'
import { remindAskersJob } from './remind-askers.server.ts'
import { reviewAllBadges, reviewBadges, reviewBadgesAfter, reviewBadgesInThread } from './review-badges.server.ts'
import { reviewStanding } from './review-standing.server.ts'
import { reviewTrust, reviewTrustLevels } from './review-trust.server.ts'
import { sweepExpired } from './sweep-expired.server.ts'
import { tellBillingJob } from './tell-billing.server.ts'
import { tidySearchIndexJob } from './tidy-search-index.server.ts'
import { timeOutRedemptionsJob } from './time-out-redemptions.server.ts'

/** One handler per job of the registry; a missing one does not compile. */
export const jobHandlers = {
  'index-thread': indexThreadJob,
  'index-story': indexStoryJob,
  'index-member': indexMemberJob,
  'detect-complaint': detectComplaint,
  'detect-gaming': detectGamingJob,
  'mature-points': maturePoints,
  'reconcile-ledger': reconcileLedgerJob,
  'expire-points': expirePointsJob,
  'review-standing': reviewStanding,
  'review-standings': recomputeAllTiers,
  'review-all-badges': reviewAllBadges,
  'review-badges': reviewBadges,
  'review-badges-after': reviewBadgesAfter,
  'review-badges-in-thread': reviewBadgesInThread,
  'pay-anniversaries': payAnniversaries,
  'review-trust-levels': reviewTrustLevels,
  'compute-fairness': computeFairnessJob,
  'review-trust': reviewTrust,
  'tell-billing': tellBillingJob,
  'time-out-redemptions': timeOutRedemptionsJob,
  'purge-uploads': purgeUploadsJob,
  'tidy-search-index': tidySearchIndexJob,
  'gather-statistics': gatherStatisticsJob,
  'remind-askers': remindAskersJob,
  'sweep-expired': sweepExpired,
} satisfies JobHandlers
