import type { Ctx } from '#app/core/context.server.ts'
import { detectFraud } from '#app/domain/fraud/detect-fraud.server.ts'

export async function detectFraudJob(ctx: Ctx): Promise<void> {
  await detectFraud(ctx)
}
