import type { Tx } from '#app/core/write.server.ts'
import { isOpen, type Case } from '#app/domain/cases/case.ts'
import { casesOfThread } from '#app/domain/cases/queries/cases.server.ts'
import { caseByIdForUpdate } from '#app/domain/cases/store/cases.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { transitionCaseIn } from './transition-case-in.server.ts'

type Moved = RecordedEvent<'post.removed' | 'post.restored'>

/**
 * A customer who deletes the complaint has taken it out of sight: the clocks of the case stop, because staff wait for the
 * customer, who may write privately or restore the post. A post that a moderator deleted is still owed an answer.
 */
export async function followRemovedPost(tx: Tx, event: Moved): Promise<void> {
  for (const row of await ownCasesAbout(tx, event))
    if (row.status !== 'waiting_customer') await transitionCaseIn(tx, row, 'waitForCustomer')
}

/** The customer's post is back, and so is the promise to answer it. */
export async function followRestoredPost(tx: Tx, event: Moved): Promise<void> {
  for (const row of await ownCasesAbout(tx, event))
    if (row.status === 'waiting_customer') await transitionCaseIn(tx, row, 'waitForStaff')
}

/** The open cases about this post, or about its thread when it opens it, whose customer did it. Locked. */
async function ownCasesAbout(tx: Tx, { payload: { threadId, postId, kind, authorId, by } }: Moved): Promise<Case[]> {
  if (by === null || by !== authorId) return []
  const found = (await casesOfThread(tx.db, threadId)).filter(
    (row) => row.customer_id === by && (row.post_id === postId || kind === 'opening'),
  )
  const rows: Case[] = []
  for (const { id } of found) {
    const row = await caseByIdForUpdate(tx, id)
    if (isOpen(row.status)) rows.push(row)
  }
  return rows
}
