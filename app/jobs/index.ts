import type { JobHandlers } from '../core/worker.server.ts'
import { maturePoints } from './mature-points.server.ts'
import { reviewStanding } from './review-standing.server.ts'
import { reviewAllStandings } from '../domain/loyalty/review-standing.server.ts'
import { reviewTrust } from './review-trust.server.ts'
import { sweepExpired } from './sweep-expired.server.ts'

/** One handler per job of the registry; a missing one does not compile. */
export const jobHandlers = {
  'mature-points': maturePoints,
  'review-standing': reviewStanding,
  'review-standings': reviewAllStandings,
  'review-trust': reviewTrust,
  'sweep-expired': sweepExpired,
} as unknown as JobHandlers
