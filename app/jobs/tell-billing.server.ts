import type { Ctx } from '#app/core/context.server.ts'
import { tellBilling } from '#app/domain/perks/tell-billing.server.ts'

export async function tellBillingJob(
  ctx: Ctx,
  payload: { redemptionId: string; topic: string; eventId: string },
): Promise<void> {
  await tellBilling(ctx, payload)
}
