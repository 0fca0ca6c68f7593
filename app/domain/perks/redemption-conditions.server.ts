import { DomainError } from '#app/core/errors.ts'
import type { Reading } from '#app/core/reading.ts'
import { redemptionsFrozen } from '#app/domain/ledger/redemptions-frozen.server.ts'
import type { SiteFacts } from './eligibility.ts'

/** What holds for all members now: the moment, the shortest membership, and whether redemption is frozen. */
export async function siteFacts(from: Reading): Promise<SiteFacts> {
  return {
    at: from.now(),
    zone: from.setting('site.timeZone'),
    minimumMembershipDays: from.setting('perks.minimumMembershipDays'),
    frozen: await redemptionsFrozen(from),
  }
}

/** While the ledger has an open difference, nothing is approved or handed out. @throws not_now (code `frozen`) */
export async function refuseWhileFrozen(from: Reading): Promise<void> {
  if (await redemptionsFrozen(from)) throw new DomainError('not_now', 'perks.refusal.frozen', { code: 'frozen' })
}
