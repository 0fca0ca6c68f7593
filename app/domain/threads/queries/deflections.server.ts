import type { Ctx } from '#app/core/context.server.ts'
import { plus, type Instant } from '#app/core/time.ts'

const deflectionDays = 30

/** Questions of the last days that similar threads answered before they were asked; for staff. */
export async function recentDeflections(ctx: Ctx): Promise<{ count: number; days: number }> {
  return { count: await deflectionsSince(ctx, plus(ctx.now(), { days: -deflectionDays })), days: deflectionDays }
}

async function deflectionsSince(ctx: Ctx, since: Instant): Promise<number> {
  const { count } = await ctx.read
    .selectFrom('deflection')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('created_at', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}
