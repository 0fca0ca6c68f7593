import { refuseNothing, renderMarkdown } from '#app/core/markdown.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { Case } from '#app/domain/cases/case.ts'
import { insertMessage } from '#app/domain/cases/store/cases.server.ts'
import type { MessageVia } from '#db/schema/cases.ts'
import { recordCustomerReply } from './record-customer-reply.server.ts'
import { recordMentions } from './record-mentions.server.ts'

/**
 * Adds a message of the customer to a locked, open case. Authorises nothing. Records `case.customerWrote`.
 * @param message `authorId` null: somebody without an account
 * @throws invalid `markdown.*`
 */
export async function writeAsCustomerIn(
  tx: Tx,
  row: Case,
  { authorId, body, via }: { authorId: string | null; body: string; via: MessageVia },
): Promise<Case> {
  const { html, mentions } = refuseNothing(renderMarkdown(body))
  await insertMessage(tx, { case_id: row.id, author_id: authorId, by_staff: 0, body, html, via })
  // The assignee is told that the customer wrote.
  await recordMentions(tx, row.id, mentions, { except: row.assignee_id })
  return recordCustomerReply(tx, row, null)
}
