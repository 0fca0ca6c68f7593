import type { Ctx } from '../core/context.server.ts'
import { timeOutRedemptions } from '../domain/perks/time-out-redemptions.server.ts'

export async function timeOutRedemptionsJob(ctx: Ctx): Promise<void> {
  await timeOutRedemptions(ctx)
}
