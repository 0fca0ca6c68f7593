import type { Ctx } from '#app/core/context.server.ts'
import { limitClassOf } from '#app/core/limit-class.ts'
import { addressKey } from '#app/core/rate-limit.server.ts'
import { limits, type Act } from '#app/registry/limits.ts'

/**
 * Counts an act of the present actor: per member, and for visitors per address. A repetition counted
 * when it was sent first.
 * @throws rate_limited with the seconds to wait.
 */
export async function consumeLimit(ctx: Ctx, act: Act): Promise<void> {
  if (ctx.isRepetition) return
  const key = ctx.actor.memberId ?? addressKey(ctx.ip ?? 'local')
  await ctx.platform.limits.take(act, key, limits[act][limitClassOf(ctx.actor)])
}

/** Takes an act out of the count again: it was none of those that are bounded. */
export async function giveBackLimit(ctx: Ctx, act: Act): Promise<void> {
  if (ctx.isRepetition) return
  const key = ctx.actor.memberId ?? addressKey(ctx.ip ?? 'local')
  await ctx.platform.limits.giveBack(act, key, limits[act][limitClassOf(ctx.actor)])
}
