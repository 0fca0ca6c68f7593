import { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import { trustPage } from '#app/domain/accounts/trust/trust-page.server.ts'
import { tierProgress } from '#app/domain/loyalty/tiers/tier-progress.server.ts'
import { tiers } from '#app/registry/tiers.ts'
import { trustFigures, type TrustFigure } from '#app/registry/trust-levels.ts'
import { instant } from './parts.ts'

const tier = z.enum(tiers.map(({ key }) => key))
const conditions = z.array(
  z.object({
    figure: z.enum(Object.keys(trustFigures) as TrustFigure[]),
    value: z.number(),
    bar: z.number(),
    met: z.boolean(),
  }),
)

export const standingJsonShape = z.object({
  trust: z.object({
    level: z.int(),
    by: z.enum(['rules', 'hand', 'role']),
    graceEndsAt: instant.nullable(),
    slipping: conditions,
    next: z.object({ level: z.int(), needs: z.enum(['any', 'all']), conditions }).nullable(),
  }),
  tierProgress: z.object({
    tier,
    score: z.int(),
    points: z.int(),
    tenureYears: z.int().nullable(),
    tenureScore: z.int(),
    heldUntil: instant.nullable(),
    ending: z.boolean(),
    next: tier.nullable(),
    nextFrom: z.int().nullable(),
  }),
})

/** What a member's next trust level and tier need, with every figure: `trust` and `tierProgress` of `GET /me`. */
export async function standingJson(ctx: Ctx, memberId: string): Promise<z.output<typeof standingJsonShape>> {
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
