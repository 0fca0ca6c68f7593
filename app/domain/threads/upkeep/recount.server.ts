import type { Tx } from '#app/core/write.server.ts'
import { recomputeReadPosts } from '#app/domain/following/recompute-read-posts.server.ts'
import { recountThread } from '#app/domain/threads/store/threads.server.ts'

/**
 * Works out again what is derived from the posts of a thread, after one was deleted, restored or transferred: counts, last
 * activity, and how much of it each reader has read.
 */
export async function recount(tx: Tx, threadId: string): Promise<void> {
  await recountThread(tx, threadId)
  await recomputeReadPosts(tx, threadId)
}
