import type { Ctx } from '#app/core/context.server.ts'
import { timeOutRedemptions } from '#app/domain/perks/redemptions/time-out-redemptions.server.ts'

export async function timeOutRedemptionsJob(ctx: Ctx): Promise<void> {
  await timeOutRedemptions(ctx)
}
