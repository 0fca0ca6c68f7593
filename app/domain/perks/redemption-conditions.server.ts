import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Tx } from '#app/core/write.server.ts'
import { redemptionsFrozen, redemptionsFrozenIn } from '#app/domain/ledger/redemptions-frozen.server.ts'
import type { SiteFacts } from './eligibility.ts'

/** What a redemption needs to know of the site: the time, the shortest membership, and whether it is frozen. */
export async function siteFacts(from: Tx | Ctx): Promise<SiteFacts> {
  const [at, frozen] = 'at' in from ? [from.at, redemptionsFrozenIn(from)] : [from.now(), redemptionsFrozen(from)]
  return { at, minimumMembershipDays: from.setting('perks.minimumMembershipDays'), frozen: await frozen }
}

/** Refuses to approve and deliver while redemption is frozen. @throws not_now (code `frozen`) */
export async function refuseWhileFrozen(tx: Tx): Promise<void> {
  if (await redemptionsFrozenIn(tx)) throw new DomainError('not_now', 'perks.refusal.frozen', { code: 'frozen' })
}
