import type { Tx } from '#app/core/write.server.ts'
import { readOf } from './queries/reading.server.ts'
import { countOwnPost, putFollow, putRead } from './store/following.server.ts'
import type { Thread } from './thread.ts'

/**
 * Whoever writes in a thread follows it from then on, unless they said no before, and their own post is not unread to
 * them. What others wrote while they were writing stays unread. Records nothing: that they wrote is recorded. Imports
 * leave it out: nobody wrote just now.
 * @param before the thread as it was before this post; null when the post starts it
 */
export async function followAsWriter(
  tx: Tx,
  threadId: string,
  before: Pick<Thread, 'answer_count' | 'comment_count' | 'activity_at'> | null,
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
