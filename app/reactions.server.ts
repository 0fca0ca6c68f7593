import type { Reactions } from './core/write.server.ts'

/**
 * What follows from what: event → now (inside the same transaction, only what would be a lie if it lagged) and later (jobs
 * of the same commit). The whole connection between the domains stands here.
 */
export const reactions: Reactions = {}
