import type { Ctx } from '../core/context.server.ts'
import { expirePoints } from '../domain/ledger/expire-points.server.ts'

export async function expirePointsJob(ctx: Ctx): Promise<void> {
  await expirePoints(ctx)
}
