import type { Tx } from '#app/core/write.server.ts'
import { postForUpdate } from '#app/domain/threads/store/posts.server.ts'

/**
 * Withdraws what an acceptance earned; the answer stays accepted. Records `acceptance.corrected`. @returns false when
 * another answer is accepted by now
 */
export async function correctAcceptance(
  tx: Tx,
  { postId, eventId }: { postId: string; eventId: string },
): Promise<boolean> {
  const found = await postForUpdate(tx, postId)
  if (found === undefined || found.thread.accepted_event_id !== eventId) return false
  await tx.record('acceptance.corrected', { threadId: found.thread.id, postId, cause: eventId })
  return true
}

/**
 * Restores what a corrected acceptance earned. Records `acceptance.correctionUndone`. @returns false when the answer is
 * no longer accepted
 */
export async function restoreAcceptance(
  tx: Tx,
  { postId, eventId }: { postId: string; eventId: string },
): Promise<boolean> {
  const found = await postForUpdate(tx, postId)
  if (found === undefined || found.post.state !== 'visible' || found.thread.accepted_event_id !== eventId) return false
  await tx.record('acceptance.correctionUndone', { threadId: found.thread.id, postId, cause: eventId })
  return true
}
