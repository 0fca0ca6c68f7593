import { plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { memberOfAddress } from '#app/domain/mail/queries/suppressions.server.ts'
import { bounceTimes, suppressionForUpdate, upsertSuppression } from '#app/domain/mail/store/bounces.server.ts'
import type { MailBounceTable, MailSuppressionTable } from '#db/schema/mail.ts'

/** Mail that came back on so many different days … */
const repeatedDays = 3
/** … of so many ends sending, as the large mail services advise: a mailbox full for weeks is read by nobody. */
const repeatedWithinDays = 30

/** An address takes no mail from now on, when it did until now. Records `mail.suppressed`. */
export async function suppressAddress(
  tx: Tx,
  given: Pick<MailSuppressionTable, 'address' | 'reason' | 'says'>,
): Promise<void> {
  const before = await suppressionForUpdate(tx, given.address)
  if (before !== undefined && before.released_at === null) return
  await upsertSuppression(tx, given)
  await tx.record('mail.suppressed', { memberId: await memberOfAddress(tx.db, given.address), reason: given.reason })
}

/** What follows from mail that came back, by rule: at once when the address does not exist, else when it repeats. */
export async function suppressAfterBounce(
  tx: Tx,
  { address, kind, says }: Pick<MailBounceTable, 'address' | 'kind' | 'says'>,
): Promise<void> {
  if (kind === 'hard') return suppressAddress(tx, { address, reason: 'hard', says })
  if (kind === 'complaint') return suppressAddress(tx, { address, reason: 'complaint', says })
  const released = (await suppressionForUpdate(tx, address))?.released_at ?? ''
  const since = plus(tx.at, { days: -repeatedWithinDays })
  const times = await bounceTimes(tx, address, released > since ? released : since)
  if (new Set(times.map((at) => at.slice(0, 10))).size >= repeatedDays)
    await suppressAddress(tx, { address, reason: 'repeated', says })
}
