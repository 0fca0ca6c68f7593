import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { SiteFacts } from './eligibility.ts'

/** What holds for everybody now: the shortest membership, and whether redemption stands still. */
export async function siteFacts(from: Tx | Ctx): Promise<SiteFacts> {
  const at = 'at' in from ? from.at : from.now()
  return Promise.resolve({ at, minimumMembershipDays: from.setting('perks.minimumMembershipDays'), frozen: false })
}
