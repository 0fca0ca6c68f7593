import type { Tx } from '#app/core/write.server.ts'
import { contactOf } from '#app/domain/cases/queries/contacts.server.ts'
import { queueMail } from '#app/domain/mail/out/queue-mail.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'

type Told = RecordedEvent<'case.answered' | 'case.moved'>

/** Tells a contact by mail that staff answered or resolved the case: they have no bell and no choices. */
export async function mailContact(tx: Tx, event: Told): Promise<void> {
  if (event.type === 'case.moved' && event.payload.to !== 'resolved') return
  const { caseId } = event.payload
  const contact = await contactOf(tx.db, caseId)
  if (contact === undefined) return
  await queueMail(tx, {
    kind: 'caseContact',
    payload: { caseId, cause: event.type === 'case.answered' ? 'answered' : 'resolved' },
    key: `case contact ${event.id}`,
    address: contact.address,
    language: contact.language,
  })
}
