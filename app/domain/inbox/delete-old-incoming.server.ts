import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { deleteIncomingBefore } from './store/incoming-mails.server.ts'

/** Deletes what is known of messages that came in long ago, with the texts that were kept. */
export async function deleteOldIncoming(ctx: Ctx): Promise<void> {
  await ctx.write((tx) => deleteIncomingBefore(tx, plus(tx.at, { days: -tx.setting('retention.incomingDays') })), {
    unseen: true,
  })
}
