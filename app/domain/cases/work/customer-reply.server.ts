import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { caseNotFound, isCustomer, isOpen, type Case } from '#app/domain/cases/case.ts'
import type { CustomerReplyInput } from '#app/domain/cases/input.ts'
import { keptCaseForUpdate } from '#app/domain/cases/store/cases.server.ts'
import type { MessageVia } from '#db/schema/cases.ts'
import { reopenForCustomerIn } from './reopen-case.server.ts'
import { writeAsCustomerIn } from './write-as-customer.server.ts'

/**
 * The customer writes to staff about their own case. Only they and staff read it, also when the case is public: an
 * account number belongs here. Ends the waiting on the customer, and opens a resolved or closed case again within
 * `cases.reopenDays`. Records `case.moved` when the status changes.
 * @throws not_found for other actors; not_now (code `too_late`) when the case cannot be reopened any more
 */
export async function customerReply(
  ctx: Ctx,
  input: CustomerReplyInput,
  { via = 'page' }: { via?: MessageVia } = {},
): Promise<Case> {
  const memberId = signedIn(ctx.actor)
  return ctx.write(async (tx) => {
    const row = await keptCaseForUpdate(tx, input.number)
    if (!isCustomer(ctx.actor, row) || row.dismissed === 1) throw caseNotFound()
    const open = isOpen(row.status) ? row : await reopenForCustomerIn(tx, row)
    return writeAsCustomerIn(tx, open, { authorId: memberId, body: input.body, via })
  })
}
