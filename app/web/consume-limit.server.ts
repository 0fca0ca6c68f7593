import type { Actor } from '#app/core/actor.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { addressKey } from '#app/core/rate-limit.server.ts'
import { standingOfLevel } from '#app/registry/abilities.ts'
import { limits, type Act, type Standing } from '#app/registry/limits.ts'

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

export function limitClassOf(actor: Actor): Standing {
  if (actor.roles.some((role) => role !== 'visitor' && role !== 'member')) return 'staff'
  return standingOfLevel[actor.trustLevel] ?? 'new'
}
