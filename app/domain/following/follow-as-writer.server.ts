import type { Tx } from '#app/core/write.server.ts'
import type { FollowedThread } from './queries/content.server.ts'
import { readOf } from './queries/reading.server.ts'
import { putFollow } from './store/follows.server.ts'
import { countOwnPost, putRead } from './store/read-marks.server.ts'

/**
 * Makes the actor follow the thread they just wrote in, unless they stopped following it before, and counts their own
 * post as read. Posts that others wrote meanwhile stay unread. Records nothing, because the post is recorded. Imports
 * don't call it: their authors wrote long ago.
 * @param before the thread as it was before this post; null when the post starts it
 */
export async function followAsWriter(
  tx: Tx,
  threadId: string,
  before: Pick<FollowedThread, 'answer_count' | 'comment_count' | 'activity_at'> | null,
): Promise<void> {
  const { memberId } = tx.actor
  if (memberId === null) return
  await putFollow(tx, threadId, memberId, 'wrote')
  const read = await readOf(tx.db, memberId, threadId)
  if (read !== null && before !== null && read.read_until < before.activity_at)
    return countOwnPost(tx, memberId, threadId)
  await putRead(tx, {
    member_id: memberId,
    thread_id: threadId,
    read_until: tx.at,
    posts_read: before === null ? 0 : before.answer_count + before.comment_count + 1,
  })
}
