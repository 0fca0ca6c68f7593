import type { Tx } from '#app/core/write.server.ts'
import { isOpen, type Case } from '#app/domain/cases/case.ts'
import { postOfCase, type CasePost } from '#app/domain/cases/queries/case-post.server.ts'
import { casesOfThread } from '#app/domain/cases/queries/cases.server.ts'
import { postInTimeline } from '#app/domain/cases/queries/timeline.server.ts'
import { caseByIdForUpdate } from '#app/domain/cases/store/cases.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { recordAnswer } from './record-answer.server.ts'
import { recordCustomerReply } from './record-customer-reply.server.ts'

/**
 * Records a post in the time lines of the cases of its thread: staff answered, on the page of the case or of the thread,
 * or the customer wrote again. Runs in the transaction of the post, so that no clock lags. Idempotent by post.
 */
export async function recordWrittenPost(tx: Tx, event: RecordedEvent<'post.written'>): Promise<void> {
  const { threadId, postId, authorId } = event.payload
  if (authorId === null) return
  const cases = await casesOfThread(tx.db, threadId)
  if (cases.length === 0) return
  const post = await postOfCase(tx.db, postId)
  if (post === undefined) return
  for (const found of concerned(cases, post)) {
    const row = await caseByIdForUpdate(tx, found.id)
    if (await postInTimeline(tx.db, row.id, postId)) continue
    if (row.customer_id === authorId) await recordCustomerReply(tx, row, postId)
    else await recordAnswer(tx, row, postId)
  }
}

/**
 * The cases that a post is about. Of the customer: their own cases in the thread. Of staff: the open public case about
 * the post they wrote below, else the first open public case of the thread. Of other members: none.
 */
function concerned(cases: readonly Case[], post: CasePost): readonly Case[] {
  const own = cases.filter((row) => row.customer_id === post.author_id)
  if (own.length > 0) return own.filter((row) => row.post_id !== post.id)
  const open = cases.filter((row) => isOpen(row.status) && row.private === 0)
  if (post.by_staff === 0 || open.length <= 1) return post.by_staff === 1 ? open : []
  const below = open.filter((row) => row.post_id === post.parent_id)
  return below.length > 0 ? below : open.slice(0, 1)
}
