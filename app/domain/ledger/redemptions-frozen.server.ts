import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { openFreeze } from './queries/checks.server.ts'

/**
 * Whether redemption is frozen: the nightly reconciliation found a difference, or an admin stopped it. Nothing may be
 * redeemed, approved or delivered meanwhile; what is reserved stays reserved.
 */
export async function redemptionsFrozen(ctx: Ctx): Promise<boolean> {
  return (await openFreeze(ctx.read)) !== null
}

/** The same inside a write, so that a freeze committed before it counts. */
export async function redemptionsFrozenIn(tx: Tx): Promise<boolean> {
  return (await openFreeze(tx.db)) !== null
}
