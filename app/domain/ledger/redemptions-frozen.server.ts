import type { Reading } from '#app/core/reading.ts'
import { openFreeze } from './queries/checks.server.ts'

/**
 * Whether redemption is frozen: the nightly reconciliation found a difference, or an admin stopped it. While it is,
 * nothing may be redeemed, approved or delivered; reserved points stay reserved. In a transaction a freeze that was
 * committed before it counts.
 */
export async function redemptionsFrozen({ read }: Reading): Promise<boolean> {
  return (await openFreeze(read)) !== null
}
