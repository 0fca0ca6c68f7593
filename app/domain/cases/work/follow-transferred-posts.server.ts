import type { Tx } from '#app/core/write.server.ts'
import { followPostsToThreads } from '#app/domain/cases/store/cases.server.ts'

/** Cases about posts of these threads go with their posts, after a merge or a split. */
export async function followTransferredPosts(tx: Tx, threadIds: readonly string[]): Promise<void> {
  await followPostsToThreads(tx, threadIds)
}
