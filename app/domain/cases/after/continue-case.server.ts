import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { refuseNothing, renderMarkdown } from '#app/core/markdown.server.ts'
import { caseNotFound, isCustomer, isOpen, reopenableUntil, type Case } from '#app/domain/cases/case.ts'
import type { CustomerReplyInput } from '#app/domain/cases/input.ts'
import { readMatter } from '#app/domain/cases/matter.ts'
import { openCaseIn } from '#app/domain/cases/open-case.server.ts'
import { keptCaseForUpdate } from '#app/domain/cases/store/cases.server.ts'

/**
 * The problem of a case that can no longer be reopened is back: a new case, private, that names the earlier one and has
 * its subject and product. Records `case.opened`.
 * @throws not_found for others than the customer; not_now (code `not_over`) while the case is open or can be reopened
 */
export async function continueCase(ctx: Ctx, input: CustomerReplyInput): Promise<Case> {
  signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    const earlier = await keptCaseForUpdate(tx, input.number)
    if (!isCustomer(ctx.actor, earlier) || earlier.dismissed === 1) throw caseNotFound()
    const until = reopenableUntil(earlier, tx.setting('cases.reopenDays'))
    if (isOpen(earlier.status) || (until !== null && until >= tx.at))
      throw new DomainError('not_now', 'cases.errors.notOver', { code: 'not_over' })
    const { html } = refuseNothing(renderMarkdown(input.body))
    const { matter } = readMatter(input.body, earlier.lang)
    return openCaseIn(tx, {
      ...matter,
      source: 'feedback',
      score: null,
      customer_id: earlier.customer_id,
      thread_id: null,
      post_id: null,
      product_id: earlier.product_id,
      private: 1,
      subject: earlier.subject,
      html,
      earlier_case_id: earlier.id,
    })
  })
}
