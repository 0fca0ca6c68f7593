import { newId } from '#app/core/ids.ts'
import { msOf, plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { insertFeedbackRequest } from '#app/domain/cases/store/contacts.server.ts'
import { queueMail } from '#app/domain/mail/out/queue-mail.server.ts'
import type { FeedbackRequestTable } from '#db/schema/cases.ts'
import { confirmHours } from './contact.ts'

/** What waits for its address: a complaint (`text`), or the case that an agent has opened (`caseId`). */
type Waiting = Pick<FeedbackRequestTable, 'address' | 'name' | 'language'> & {
  caseId?: string
  text?: Pick<FeedbackRequestTable, 'body' | 'product_id' | 'product_version' | 'reference'>
}

/** Keeps an address until its link is pressed, and mails the link. */
export async function askToConfirm(tx: Tx, { address, name, language, caseId, text }: Waiting): Promise<void> {
  const id = newId('feedbackRequest', msOf(tx.at))
  await insertFeedbackRequest(tx, {
    id,
    address,
    name,
    language,
    ...(text ?? { body: '', product_id: null, product_version: null, reference: null }),
    sent_at: tx.at,
    expires_at: plus(tx.at, { hours: confirmHours }),
    case_id: caseId ?? null,
  })
  await queueMail(tx, {
    kind: 'feedbackConfirm',
    payload: { requestId: id },
    key: `feedback ${id}`,
    address,
    language,
  })
}
