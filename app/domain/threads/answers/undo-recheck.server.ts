import { undoChanged } from '#app/domain/review/undo-changed.ts'
import type { UndoDecision } from '#app/domain/review/undo-review-item.server.ts'
import { postForUpdate } from '#app/domain/threads/store/posts.server.ts'
import { updateThread } from '#app/domain/threads/store/threads.server.ts'

/**
 * The answer may be outdated again, as before it was checked. Records `answer.outdated`.
 * @throws not_now when another answer is accepted by now, or readers have reported otherwise since
 */
export const undoRecheck: UndoDecision = async (tx, { subject_id: postId, decision, before }) => {
  const found = await postForUpdate(tx, postId)
  const version = before['version']
  if (found === undefined || typeof version !== 'string') throw undoChanged()
  const { thread } = found
  const left = decision === 'outdated' ? 'surely' : null
  if (thread.accepted_post_id !== postId || thread.outdated !== left) throw undoChanged()
  const rechecked = before['rechecked']
  await updateThread(tx, thread.id, {
    outdated: 'possibly',
    outdated_version: version,
    rechecked_version: typeof rechecked === 'string' ? rechecked : null,
  })
  await tx.record('answer.outdated', { threadId: thread.id, postId, version, certainty: 'reopened' })
}
