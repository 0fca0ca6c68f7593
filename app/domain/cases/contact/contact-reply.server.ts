import type { Ctx } from '#app/core/context.server.ts'
import { caseNotFound, isOpen, type Case } from '#app/domain/cases/case.ts'
import { contactOf } from '#app/domain/cases/queries/contacts.server.ts'
import { keptCaseByIdForUpdate } from '#app/domain/cases/store/cases.server.ts'
import { reopenForCustomerIn } from '#app/domain/cases/work/reopen-case.server.ts'
import { writeAsCustomerIn } from '#app/domain/cases/work/write-as-customer.server.ts'
import type { MessageVia } from '#db/schema/cases.ts'

/**
 * Somebody without an account writes again about their case: the caller has checked the signed link, or the secret
 * address of the mail and its sender. Opens a resolved case again within `cases.reopenDays`.
 * @throws not_found when an account has taken the case over, or it was dismissed; not_now (code `too_late`); invalid
 */
export async function contactReply(
  ctx: Ctx,
  { caseId, body, via }: { caseId: string; body: string; via: MessageVia },
): Promise<Case> {
  return ctx.write(async (tx) => {
    if ((await contactOf(tx.db, caseId)) === undefined) throw caseNotFound()
    const row = await keptCaseByIdForUpdate(tx, caseId)
    if (row.customer_id !== null || row.dismissed === 1) throw caseNotFound()
    const open = isOpen(row.status) ? row : await reopenForCustomerIn(tx, row)
    return writeAsCustomerIn(tx, open, { authorId: null, body, via })
  })
}
