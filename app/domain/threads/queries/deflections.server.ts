import type { Ctx } from '#app/core/context.server.ts'
import { plus, type Instant } from '#app/core/time.ts'

/** How many questions were answered before they were asked, since that instant. */
async function deflectionsSince(ctx: Ctx, since: Instant): Promise<number> {
  const { count } = await ctx.read
    .selectFrom('deflection')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('created_at', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** How many questions were answered before they were asked in the last `days` days, for staff. */
export async function recentDeflections(ctx: Ctx): Promise<{ count: number; days: number }> {
  return { count: await deflectionsSince(ctx, plus(ctx.now(), { days: -deflectionDays })), days: deflectionDays }
}

const deflectionDays = 30
