import type { Ctx } from '../../core/context.server.ts'
import { plus } from '../../core/time.ts'
import { readyForFirstTrust } from './queries-trust.server.ts'
import { raiseTrust } from './raise-trust.server.ts'

/** Posts that must have stood for `accounts.trustStandingHours` before their author reaches trust level 1. */
export const standingPostsNeeded = 2

/** Few enough that the events of one transaction stay few. */
const batch = 50

/** Raises everybody who has met a condition for trust level 1. Idempotent. @returns how many. */
export async function reviewTrust(ctx: Ctx): Promise<number> {
  const postedBefore = plus(ctx.now(), { hours: -ctx.setting('accounts.trustStandingHours') })
  let raised = 0
  for (;;) {
    const ids = await readyForFirstTrust(ctx.read, { postedBefore, posts: standingPostsNeeded, limit: batch })
    if (ids.length === 0) return raised
    await ctx.write(async (tx) => {
      for (const id of ids) await raiseTrust(tx, id)
    })
    raised += ids.length
  }
}
