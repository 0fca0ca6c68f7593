import type { Instant } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { MailSuppressionTable } from '#db/schema/mail.ts'
import { consentsOf } from './consent.server.ts'
import { addressOf, suppressionsOf } from './suppressions.server.ts'

/** What a member decided about mail, and whether their address takes any. */
export type MailChoices = {
  advertising: boolean
  night: boolean
  /** When the member last decided about advertising; null: never. */
  decidedAt: Instant | null
  /** Null when the address takes mail, or there is none. */
  suppressed: Pick<MailSuppressionTable, 'reason' | 'since'> | null
}

export async function mailChoicesOf(db: Db, memberId: string): Promise<MailChoices> {
  const consents = (await consentsOf(db, [memberId])).get(memberId) ?? {}
  const address = await addressOf(db, memberId)
  const suppression = address === null ? undefined : (await suppressionsOf(db, [address])).get(address)
  return {
    advertising: consents.advertising?.given === 1,
    night: consents.night?.given === 1,
    decidedAt: consents.advertising?.at ?? null,
    suppressed: suppression === undefined ? null : { reason: suppression.reason, since: suppression.since },
  }
}
