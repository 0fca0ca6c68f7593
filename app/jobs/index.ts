import type { JobHandlers } from '../core/worker.server.ts'
import { sweepExpired } from './sweep-expired.server.ts'

/** One handler per job of the registry; a missing one does not compile. */
export const jobHandlers = {
  'sweep-expired': sweepExpired,
} as unknown as JobHandlers
