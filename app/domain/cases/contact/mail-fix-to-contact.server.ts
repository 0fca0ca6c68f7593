import type { Tx } from '#app/core/write.server.ts'
import { noticeToContact } from '#app/domain/cases/queries/fixes.server.ts'
import { queueMail } from '#app/domain/mail/out/queue-mail.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'

/** Tells a contact by mail what members are told by a notification: that it is fixed, and the question whether it is. */
export async function mailFixToContact(
  tx: Tx,
  event: RecordedEvent<'cause.fixTold' | 'cause.fixAsked'>,
): Promise<void> {
  const { noticeId, memberId } = event.payload
  if (memberId !== null) return
  const notice = await noticeToContact(tx.db, noticeId)
  if (notice === undefined) return
  await queueMail(tx, {
    kind: 'fixContact',
    payload: { noticeId, cause: event.type === 'cause.fixTold' ? 'told' : 'asked' },
    key: `fix contact ${event.id}`,
    address: notice.address,
    language: notice.language,
  })
}
