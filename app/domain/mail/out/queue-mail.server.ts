import { newId } from '#app/core/ids.ts'
import { msOf, type Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { insertMails } from '#app/domain/mail/store/mails.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import { mailKinds, type MailKind, type MailPayload } from '#app/registry/mail-kinds.ts'

type Receiver = { memberId: string } | { address: string; language: Locale }

/**
 * A mail to send. `key`: unique over all mails, made of its cause and its reader; what is queued again under a key is
 * dropped. `dueAt` left out: at once.
 */
export type MailToQueue = {
  [K in MailKind]: { kind: K; payload: MailPayload<K>; key: string; dueAt?: Instant } & Receiver
}[MailKind]

/** Queues a mail in the transaction of its cause. */
export function queueMail(tx: Tx, mail: MailToQueue): Promise<void> {
  return queueMails(tx, [mail])
}

/** Queues mails in the transaction of their cause: one statement for a thousand. */
export async function queueMails(tx: Tx, mails: readonly MailToQueue[]): Promise<void> {
  await insertMails(
    tx,
    mails.map((mail) => ({
      id: newId('mail', msOf(tx.at)),
      kind: mail.kind,
      key: mail.key,
      member_id: 'memberId' in mail ? mail.memberId : null,
      address: 'address' in mail ? mail.address.trim().toLowerCase() : null,
      language: 'address' in mail ? mail.language : null,
      payload: JSON.stringify(mail.payload),
      state: 'queued',
      urgent: mailKinds[mail.kind].urgent ? 1 : 0,
      attempts: 0,
      wanted_at: mail.dueAt ?? tx.at,
      due_at: mail.dueAt ?? tx.at,
      created_at: tx.at,
      locked_until: null,
      sent_to: null,
      sent_domain: null,
      ended_at: null,
      note: null,
      topic: null,
      topic_subject: null,
    })),
  )
  // What is due later is sent by the run of its minute.
  if (mails.some(({ dueAt }) => dueAt === undefined || dueAt <= tx.at))
    await tx.schedule('send-mails', {}, { dedupe: 'now' })
}
