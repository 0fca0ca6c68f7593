import type { JobHandlers } from '../core/worker.server.ts'
import { reviewTrust } from './review-trust.server.ts'
import { sweepExpired } from './sweep-expired.server.ts'

/** One handler per job of the registry; a missing one does not compile. */
export const jobHandlers = {
  'review-trust': reviewTrust,
  'sweep-expired': sweepExpired,
} as unknown as JobHandlers
