import { dayIn } from './time.ts'
import type { Tx } from './write.server.ts'

/**
 * Whether this is the first time today, in the community's time zone, that something of this name is to be told: what
 * lasts is told once a day. The next question on the same day gets false.
 */
export async function isFirstToday(tx: Tx, name: string): Promise<boolean> {
  const day = dayIn(tx.at, tx.setting('site.timeZone'))
  const written = await tx.db
    .insertInto('daily_notice')
    .values({ name, day })
    .onConflict((oc) => oc.column('name').doUpdateSet({ day }).where('daily_notice.day', '!=', day))
    .returning('name')
    .execute()
  return written.length > 0
}
