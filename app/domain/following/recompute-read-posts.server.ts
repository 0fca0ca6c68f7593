import type { Tx } from '#app/core/write.server.ts'
import { updateReadPosts } from './store/read-marks.server.ts'

/**
 * Counts again how many visible posts of a thread each reader has read, after one was deleted, restored or transferred: a
 * count that only went up would hide what is new.
 */
export function recomputeReadPosts(tx: Tx, threadId: string): Promise<void> {
  return updateReadPosts(tx, threadId)
}
