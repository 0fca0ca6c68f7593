import type { Tx } from '#app/core/write.server.ts'
import { bindToThreadsOfPosts } from './store.server.ts'

/** Cases about posts of these threads go with their posts, after a merge or a split. */
export async function followMovedPosts(tx: Tx, threadIds: readonly string[]): Promise<void> {
  await bindToThreadsOfPosts(tx, threadIds)
}
