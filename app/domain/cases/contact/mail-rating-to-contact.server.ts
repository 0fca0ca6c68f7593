import type { Tx } from '#app/core/write.server.ts'
import { contactOf } from '#app/domain/cases/queries/contacts.server.ts'
import { queueMail } from '#app/domain/mail/out/queue-mail.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'

/** Asks a contact by mail how their case went, which members are asked by a notification. */
export async function mailRatingToContact(tx: Tx, event: RecordedEvent<'case.ratingAsked'>): Promise<void> {
  const { caseId, memberId } = event.payload
  if (memberId !== null) return
  const contact = await contactOf(tx.db, caseId)
  if (contact === undefined) return
  await queueMail(tx, {
    kind: 'ratingContact',
    payload: { caseId },
    key: `rating contact ${event.id}`,
    address: contact.address,
    language: contact.language,
  })
}
