import type { Tx } from '#app/core/write.server.ts'
import { contactsAt } from '#app/domain/cases/queries/contacts.server.ts'
import { updateCase } from '#app/domain/cases/store/cases.server.ts'
import { giveNoticesTo } from '#app/domain/cases/store/causes.server.ts'
import { deleteContact, giveMessagesTo } from '#app/domain/cases/store/contacts.server.ts'
import { giveRatingTo } from '#app/domain/cases/store/ratings.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'

/**
 * A member proved to own an address: the cases that were opened from it before are theirs, with what they wrote, were told and asked. The
 * address is kept once, with the account. Runs in the transaction of the proof.
 */
export async function claimCases(tx: Tx, event: RecordedEvent<'member.emailVerified'>): Promise<void> {
  const { memberId } = event.payload
  for (const caseId of await contactsAt(tx.db, memberId)) {
    await updateCase(tx, caseId, { customer_id: memberId })
    await giveMessagesTo(tx, caseId, memberId)
    await giveRatingTo(tx, caseId, memberId)
    await giveNoticesTo(tx, caseId, memberId)
    await deleteContact(tx, caseId)
  }
}
