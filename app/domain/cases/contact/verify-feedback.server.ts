import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { detectLanguage } from '#app/core/language.ts'
import { readSignedId } from '#app/core/links/signed-id.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { caseNotFound, type Case } from '#app/domain/cases/case.ts'
import { findFeedbackRequest } from '#app/domain/cases/queries/contacts.server.ts'
import { customerIdOf } from '#app/domain/cases/queries/customers.server.ts'
import { openCaseFrom } from '#app/domain/cases/sources/open-case-from.server.ts'
import { subjectOf } from '#app/domain/cases/sources/subject-of.ts'
import { caseByIdForUpdate, keptCaseByIdForUpdate, updateCase } from '#app/domain/cases/store/cases.server.ts'
import {
  feedbackRequestForUpdate,
  insertContact,
  settleFeedbackRequest,
} from '#app/domain/cases/store/contacts.server.ts'
import { renderText } from '#app/domain/threads/render-text.server.ts'
import type { FeedbackRequestTable } from '#db/schema/cases.ts'

/** `member`: the address belongs to a member, whose case it is; else it is read by its signed link. */
export type VerifiedFeedback = { case: Case; member: boolean }

/**
 * The link of the mail was pressed: the address is the writer's, and the case opens. A member's address makes it a case
 * of that member. An agent may have opened the case before: it gets its customer then. A second press finds the same case. Records `case.opened`.
 * @param token of the link
 * @throws not_found for a link that we did not make or whose complaint was deleted; not_now (code `too_late`) when its
 * time is over
 */
export async function verifyFeedback(ctx: Ctx, token: string): Promise<VerifiedFeedback> {
  const { id, signed } = readSignedId(ctx.platform.env, token)
  const request = signed ? await findFeedbackRequest(ctx.read, id) : undefined
  if (request === undefined) throw caseNotFound()
  const subject = request.body !== '' ? subjectOf((await renderText(ctx, request.body)).excerpt) : ''
  return ctx.write(async (tx) => {
    const now = await feedbackRequestForUpdate(tx, id)
    if (now === undefined) throw caseNotFound()
    if (now.case_id !== null && now.address === '') {
      const opened = await keptCaseByIdForUpdate(tx, now.case_id)
      return { case: opened, member: opened.customer_id !== null }
    }
    if (now.expires_at < tx.at) throw new DomainError('not_now', 'cases.byMail.tooLate', { code: 'too_late' })
    const customerId = await customerIdOf(tx.db, { handle: null, email: now.address })
    const opened =
      now.case_id === null ? await openFrom(tx, now, customerId, subject) : await caseByIdForUpdate(tx, now.case_id)
    if (customerId !== null) await updateCase(tx, opened.id, { customer_id: customerId })
    else
      await insertContact(tx, {
        case_id: opened.id,
        address: now.address,
        name: now.name,
        language: opened.lang ?? detectLanguage(opened.body) ?? now.language,
        verified_at: tx.at,
      })
    await settleFeedbackRequest(tx, id, opened.id)
    return { case: opened, member: customerId !== null }
  })
}

async function openFrom(
  tx: Tx,
  { body, product_id, product_version, reference }: FeedbackRequestTable,
  customerId: string | null,
  subject: string,
): Promise<Case> {
  const words = { subject, body, product_id, product_version, reference }
  return (await openCaseFrom(tx, { source: 'feedback', customerId, ...words })).case
}
