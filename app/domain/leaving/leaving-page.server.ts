import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { plus, type Instant } from '#app/core/time.ts'
import { standingsOf } from '#app/domain/loyalty/standings.server.ts'
import { leavingFigures, type LeavingFigures } from './queries/departures.server.ts'

/** What becomes of what the member has, shown before they leave. */
export type LeavingPage = LeavingFigures & {
  points: number
  eraseAt: Instant
  undoDays: number
}

export async function leavingPage(ctx: Ctx): Promise<LeavingPage> {
  const memberId = signedIn(ctx.actor)
  const balances = (await standingsOf(ctx.read, [memberId])).get(memberId)?.balances
  const undoDays = ctx.setting('retention.undoDays')
  return {
    ...(await leavingFigures(ctx.read, memberId)),
    points: (balances?.available ?? 0) + (balances?.pending ?? 0),
    eraseAt: plus(ctx.now(), { days: undoDays }),
    undoDays,
  }
}
