import type { Ctx } from '#app/core/context.server.ts'
import { reviewStandings } from '#app/domain/loyalty/review-standing.server.ts'

export async function reviewStanding(ctx: Ctx, { memberId }: { memberId: string }): Promise<void> {
  await reviewStandings(ctx, [memberId])
}
