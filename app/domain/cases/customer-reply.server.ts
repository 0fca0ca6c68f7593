import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { renderMarkdown } from '#app/core/markdown.server.ts'
import { caseNotFound, isCustomer, isOpen, type Case } from './case.ts'
import { customerWroteInside } from './customer-wrote-inside.server.ts'
import type { CustomerReplyInput } from './input.ts'
import { insertMessage, lockCase } from './store.server.ts'

/**
 * The customer writes to staff about their own case; nobody else reads it, also when the case itself is public (an
 * account number belongs here). Waiting ends by it. Records `case.moved` when the status changes.
 * @throws not_found for everybody else; not_now when the case is over: then it is reopened first
 */
export async function customerReply(ctx: Ctx, input: CustomerReplyInput): Promise<Case> {
  const memberId = signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    const row = await lockCase(tx, input.number)
    if (!isCustomer(ctx.actor, row) || row.dismissed === 1) throw caseNotFound()
    if (!isOpen(row.status)) throw new DomainError('not_now', 'cases.errors.overForCustomer', { code: 'over' })
    await insertMessage(tx, {
      case_id: row.id,
      author_id: memberId,
      by_staff: 0,
      body: input.body,
      html: renderMarkdown(input.body).html,
    })
    return customerWroteInside(tx, row, null)
  })
}
