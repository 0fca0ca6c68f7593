import type { Ctx } from '#app/core/context.server.ts'
import { expirePoints } from '#app/domain/ledger/expire-points.server.ts'

export async function expirePointsJob(ctx: Ctx): Promise<void> {
  await expirePoints(ctx)
}
