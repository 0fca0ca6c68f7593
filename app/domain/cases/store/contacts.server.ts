import type { Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { Contact } from '#app/domain/cases/contact/contact.ts'
import type { FeedbackRequestTable } from '#db/schema/cases.ts'

export async function insertContact(tx: Tx, row: Contact): Promise<void> {
  await tx.db.insertInto('case_contact').values(row).execute()
}

export async function deleteContact(tx: Tx, caseId: string): Promise<void> {
  await tx.db.deleteFrom('case_contact').where('case_id', '=', caseId).execute()
}

/** What the contact of a case wrote has this author from now on. */
export async function giveMessagesTo(tx: Tx, caseId: string, memberId: string): Promise<void> {
  await tx.db
    .updateTable('case_message')
    .set({ author_id: memberId })
    .where('case_id', '=', caseId)
    .where('author_id', 'is', null)
    .where('by_staff', '=', 0)
    .execute()
}

export async function insertFeedbackRequest(tx: Tx, row: FeedbackRequestTable): Promise<void> {
  await tx.db.insertInto('feedback_request').values(row).execute()
}

/** The locked complaint; undefined when it was deleted. */
export function feedbackRequestForUpdate(tx: Tx, id: string): Promise<FeedbackRequestTable | undefined> {
  return tx.dialect.lockRow(tx.db.selectFrom('feedback_request').selectAll().where('id', '=', id)).executeTakeFirst()
}

/** The complaint became a case, which has its text and address from now on. */
export async function settleFeedbackRequest(tx: Tx, id: string, caseId: string): Promise<void> {
  await tx.db
    .updateTable('feedback_request')
    .set({ case_id: caseId, body: '', address: '', name: '', reference: null })
    .where('id', '=', id)
    .execute()
}

/** Deletes complaints whose time ended before that instant, confirmed or not. */
export async function deleteFeedbackRequests(tx: Tx, before: Instant): Promise<void> {
  await tx.db.deleteFrom('feedback_request').where('expires_at', '<', before).execute()
}
