import type { Tx } from '#app/core/write.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { answeredInside } from './answered-inside.server.ts'
import { isOpen, type Case } from './case.ts'
import { customerWroteInside } from './customer-wrote-inside.server.ts'
import { casesOfThread, postInTimeline, postOfCase, type CasePost } from './queries/cases.server.ts'
import { lockCaseById } from './store.server.ts'

/**
 * What somebody wrote in a thread with cases belongs to their time lines: staff answered (wherever they wrote it), or
 * the customer wrote again. Runs in the transaction of the post, so that a clock never lags. Idempotent by post.
 */
export async function noteWrittenPost(tx: Tx, event: RecordedEvent<'post.written'>): Promise<void> {
  const { threadId, postId, authorId } = event.payload
  if (authorId === null) return
  const cases = await casesOfThread(tx.db, threadId)
  if (cases.length === 0) return
  const post = await postOfCase(tx.db, postId)
  if (post === undefined) return
  for (const found of concerned(cases, post)) {
    const row = await lockCaseById(tx, found.id)
    if (await postInTimeline(tx.db, row.id, postId)) continue
    if (row.customer_id === authorId) await customerWroteInside(tx, row, postId)
    else await answeredInside(tx, row, postId)
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
