import type { Ctx } from '#app/core/context.server.ts'
import { sendToBilling } from '#app/domain/perks/billing/send-to-billing.server.ts'

export async function tellBillingJob(
  ctx: Ctx,
  payload: { redemptionId: string; topic: string; eventId: string },
): Promise<void> {
  await sendToBilling(ctx, payload)
}
