import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { deleteFeedbackRequests } from '#app/domain/cases/store/contacts.server.ts'

/** Days after its end that a link says that it is too late; afterwards it is unknown. */
const keptDays = 7

/** Deletes complaints whose address was never confirmed, and what is left of those that became cases. */
export async function deleteOldFeedback(ctx: Ctx): Promise<void> {
  await ctx.write((tx) => deleteFeedbackRequests(tx, plus(tx.at, { days: -keptDays })), { unseen: true })
}
