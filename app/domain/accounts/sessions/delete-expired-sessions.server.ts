import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { deleteEndedSessions } from '#app/domain/accounts/store/accounts.server.ts'

/** The search for vote fraud looks this far back for two accounts of one device (decision 030). */
const deviceDays = 90

/** Deletes sessions that have ended, and devices not seen for 90 days. */
export async function deleteExpiredSessions(ctx: Ctx): Promise<void> {
  const now = ctx.now()
  await ctx.write((tx) => deleteEndedSessions(tx, now, plus(now, { days: -deviceDays })))
}
