import type { Ctx } from '../core/context.server.ts'
import { dayIn } from '../core/time.ts'
import { matureHolds } from '../domain/ledger/mature-holds.server.ts'

export async function maturePoints(ctx: Ctx): Promise<void> {
  const zone = ctx.setting('site.timeZone')
  await matureHolds(ctx, (at) => dayIn(at, zone))
}
