import type { Ctx } from '#app/core/context.server.ts'
import { dayIn } from '#app/core/time.ts'
import { matureHolds } from '#app/domain/ledger/mature-holds.server.ts'

export async function maturePoints(ctx: Ctx): Promise<void> {
  const zone = ctx.setting('site.timeZone')
  await matureHolds(ctx, (at) => dayIn(at, zone))
}
