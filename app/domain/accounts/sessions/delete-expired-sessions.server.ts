import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { deleteEndedSessions } from '#app/domain/accounts/store/accounts.server.ts'
import { deleteOldChallenges } from '#app/domain/accounts/store/factors.server.ts'

/** Deletes sessions and steps of signing in that have ended, and devices not seen for `retention.addressDays`. */
export async function deleteExpiredSessions(ctx: Ctx): Promise<void> {
  const now = ctx.now()
  await ctx.write(async (tx) => {
    await deleteEndedSessions(tx, now, plus(now, { days: -ctx.setting('retention.addressDays') }))
    await deleteOldChallenges(tx)
  })
}
