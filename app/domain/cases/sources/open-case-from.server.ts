import { refuseNothing, renderMarkdown } from '#app/core/markdown.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { isOpen, type Case, type CaseSource } from '#app/domain/cases/case.ts'
import type { CaseChannel } from '#app/domain/cases/input.ts'
import { readMatter, type CaseMatter } from '#app/domain/cases/matter.ts'
import { openCaseIn } from '#app/domain/cases/open-case.server.ts'
import { casesOfThread, openPrivateCase } from '#app/domain/cases/queries/cases.server.ts'
import { addCaseEvent, caseByIdForUpdate, insertMessage } from '#app/domain/cases/store/cases.server.ts'
import { recordCustomerReply } from '#app/domain/cases/work/record-customer-reply.server.ts'
import type { Db } from '#db/dialects/dialect.ts'

/**
 * A sign of dissatisfaction that is no post: a low score, a form, what an agent was told on the telephone, a call of the
 * API. `body`: what the customer said, in Markdown; '' for a score without a word. `threadId` null: it is about nothing
 * on the site. `customerId` null: somebody without an account. `severity` and `category` left out are read from the text.
 */
export type CaseSignal = {
  source: CaseSource
  customerId: string | null
  subject: string
  body: string
  threadId?: string | null
  channel?: CaseChannel | null
} & Partial<Pick<CaseMatter, 'severity' | 'category' | 'product_id' | 'product_version' | 'reference'>>

/** `joined`: the customer had an open case about the same, and the signal was added to it. */
export type CaseOfSignal = { case: Case; joined: boolean }

/**
 * The case of a signal, private between the customer and staff: the open case of the customer in that thread; of a score
 * without a thread the open one from the same survey; else a new one. Later signals join as a message of the customer.
 * Authorises nothing; audits nothing. Records `case.opened`, or `case.customerWrote` when it joined.
 * @throws invalid `markdown.*` for a text of which nothing can be seen
 */
export async function openCaseFrom(tx: Tx, signal: CaseSignal): Promise<CaseOfSignal> {
  // Two signals of the same moment: the second joins the case of the first.
  await tx.dialect.lockNamed(tx.db, 'case-number')
  const threadId = signal.threadId ?? null
  const open =
    threadId === null
      ? await openScoreCase(tx.db, signal)
      : (await casesOfThread(tx.db, threadId)).find(
          (row) => row.customer_id !== null && row.customer_id === signal.customerId && isOpen(row.status),
        )
  const html = signal.body === '' ? '' : refuseNothing(renderMarkdown(signal.body)).html
  if (open !== undefined) return { case: await joinCase(tx, open.id, signal, html), joined: true }
  const { matter } = readMatter(signal.body, null, signal.subject)
  const opened = await openCaseIn(
    tx,
    {
      ...matter,
      source: signal.source,
      severity: signal.severity ?? matter.severity,
      category: signal.category ?? matter.category,
      score: null,
      customer_id: signal.customerId,
      thread_id: threadId,
      post_id: null,
      product_id: signal.product_id ?? null,
      product_version: signal.product_version ?? null,
      reference: signal.reference ?? null,
      private: 1,
      subject: signal.subject,
      html,
    },
    { chosen: signal.severity !== undefined, channel: signal.channel ?? null },
  )
  return { case: opened, joined: false }
}

/** Two scores are one dissatisfaction; two calls of a customer may be about different things. */
async function openScoreCase(db: Db, { customerId, source }: CaseSignal): Promise<Case | undefined> {
  if (customerId === null) return undefined
  return source === 'nps' || source === 'csat' ? openPrivateCase(db, customerId, source) : undefined
}

/** Adds the signal to an open case: what was said as a message, and a line in the time line. */
async function joinCase(tx: Tx, caseId: string, { source, customerId, body }: CaseSignal, html: string): Promise<Case> {
  const row = await caseByIdForUpdate(tx, caseId)
  if (html !== '') await insertMessage(tx, { case_id: row.id, author_id: customerId, by_staff: 0, body, html })
  await addCaseEvent(tx, row.id, 'joined', { source })
  return recordCustomerReply(tx, row, null)
}
