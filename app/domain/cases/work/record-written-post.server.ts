import type { Tx } from '#app/core/write.server.ts'
import { isOpen, type Case } from '#app/domain/cases/case.ts'
import { casesOfThread, postInTimeline, postOfCase, type CasePost } from '#app/domain/cases/queries/cases.server.ts'
import { caseByIdForUpdate } from '#app/domain/cases/store/cases.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { recordAnswer } from './record-answer.server.ts'
import { recordCustomerReply } from './record-customer-reply.server.ts'

/**
 * What somebody wrote in a thread with cases belongs to their time lines: staff answered (wherever they wrote it), or
 * the customer wrote again. Runs in the transaction of the post, so that a clock never lags. Idempotent by post.
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
 * The author's own cases; for staff the open case they wrote below, or else the only open one of the thread, or that of
 * the opening post.
 */
function concerned(cases: readonly Case[], post: CasePost): readonly Case[] {
  const own = cases.filter((row) => row.customer_id === post.author_id)
  if (own.length > 0) return own.filter((row) => row.post_id !== post.id)
  const open = cases.filter((row) => isOpen(row.status) && row.private === 0)
  if (post.by_staff === 0 || open.length <= 1) return post.by_staff === 1 ? open : []
  const below = open.filter((row) => row.post_id === post.parent_id)
  return below.length > 0 ? below : open.slice(0, 1)
}
