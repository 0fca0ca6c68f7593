import type { Ctx } from '#app/core/context.server.ts'
import { approveRedemption } from './approve-redemption.server.ts'
import { cancelRedemption } from './cancel-redemption.server.ts'
import type { RedemptionAct } from './redemption-transitions.ts'
import type { Redemption, RedemptionState } from './redemption.ts'
import { transitionRedemption } from './transition-redemption.server.ts'

/** The states that people bring a redemption to, with the act that leads there; the rules of the product do the rest. */
const acts = {
  approved: 'approve',
  denied: 'deny',
  cancelled: 'cancel',
  fulfilled: 'fulfil',
  failed: 'fail',
} as const satisfies Partial<Record<RedemptionState, RedemptionAct>>

/** Brings a redemption to a state by the act that leads there, for the API. @throws as the act */
export function transitionRedemptionTo(
  ctx: Ctx,
  { id, to, note }: { id: string; to: keyof typeof acts; note: string },
): Promise<Redemption> {
  const act = acts[to]
  if (act === 'approve') return approveRedemption(ctx, { id, note })
  if (act === 'cancel') return cancelRedemption(ctx, { id })
  return transitionRedemption(ctx, { id, act, note })
}
