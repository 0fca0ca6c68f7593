import type { Ctx } from '#app/core/context.server.ts'
import { trustPage } from '#app/domain/accounts/trust-page.server.ts'
import { tierProgress } from '#app/domain/loyalty/tier-progress.server.ts'

/** What a member's next trust level and tier need, with every figure: `trust` and `tierProgress` of `GET /me`. */
export async function standingJson(ctx: Ctx, memberId: string) {
  const { level, by, graceEndsAt, next, slipping } = await trustPage(ctx, memberId)
  const {
    key,
    score,
    points,
    tenureYears,
    tenureScore,
    heldUntil,
    ending,
    next: nextTier,
    nextFrom,
  } = await tierProgress(ctx, memberId)
  return {
    trust: { level, by, graceEndsAt, slipping, next },
    tierProgress: { tier: key, score, points, tenureYears, tenureScore, heldUntil, ending, next: nextTier, nextFrom },
  }
}
