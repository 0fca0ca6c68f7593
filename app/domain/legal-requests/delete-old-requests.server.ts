import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { deleteUnconfirmed, forgetRequesters } from './store/legal-requests.server.ts'

/** Days in which an address can be confirmed. */
export const confirmableDays = 3
/** Days that name, address and words of a requester are kept after the decision: both sides may go to court. */
const keptDays = 365

/** Deletes requests that were not confirmed, and who asked in those that were decided long ago. */
export async function deleteOldRequests(ctx: Ctx): Promise<void> {
  await ctx.write(
    async (tx) => {
      await deleteUnconfirmed(tx, plus(tx.at, { days: -confirmableDays }))
      await forgetRequesters(tx, plus(tx.at, { days: -keptDays }))
    },
    { unseen: true },
  )
}
