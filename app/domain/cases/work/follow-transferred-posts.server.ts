import type { Tx } from '#app/core/write.server.ts'
import { followPostsToThreads } from '#app/domain/cases/store/cases.server.ts'

/** Files the cases about posts of these threads under the threads that have the posts after a merge or a split. */
export async function followTransferredPosts(tx: Tx, threadIds: readonly string[]): Promise<void> {
  await followPostsToThreads(tx, threadIds)
}
