import type { Ctx } from '#app/core/context.server.ts'
import { recomputeTiers } from '#app/domain/loyalty/tiers/recompute-tiers.server.ts'

export async function reviewStanding(ctx: Ctx, { memberId }: { memberId: string }): Promise<void> {
  await recomputeTiers(ctx, [memberId])
}
