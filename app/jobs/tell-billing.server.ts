import type { Ctx } from '../core/context.server.ts'
import { tellBilling } from '../domain/perks/tell-billing.server.ts'

export async function tellBillingJob(ctx: Ctx, payload: { redemptionId: string; topic: string; eventId: string }): Promise<void> {
  await tellBilling(ctx, payload)
}
