import type { Ctx } from '#app/core/context.server.ts'
import { newId } from '#app/core/ids.ts'
import { openPace } from '#app/core/pace.server.ts'
import { msOf, plus } from '#app/core/time.ts'
import { deleteBouncesBefore, deleteMailsBefore } from '#app/domain/mail/store/mails.server.ts'

/** Beyond the period that repeated bounces are counted in. */
const keptBounceDays = 90

/**
 * Deletes mails that ended more than `retention.mailDays` ago, and what is known of returned ones. Failed mail stays as
 * long, for an admin.
 */
export async function deleteOldMails(ctx: Ctx): Promise<void> {
  const pace = openPace({ most: 2_000 })
  const before = newId('mail', msOf(plus(ctx.now(), { days: -ctx.setting('retention.mailDays') })))
  for (;;) {
    const size = pace.size()
    const gone = await pace.write(ctx, size, (tx) => deleteMailsBefore(tx, before, size))
    if (gone < size) break
  }
  await ctx.write((tx) => deleteBouncesBefore(tx, plus(tx.at, { days: -keptBounceDays })), { unseen: true })
}
