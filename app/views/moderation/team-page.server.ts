import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { between, plus, startOfDayIn, unitMs } from '#app/core/time.ts'
import { percentile } from '#app/domain/analytics/fairness/percentile.ts'
import { agreements } from '#app/domain/analytics/moderation-log/agreement.ts'
import { looksSince } from '#app/domain/analytics/moderation-log/queries/facts.server.ts'
import { hardItemsOf } from '#app/domain/moderation/queries/exposure.server.ts'
import { decidedSince, overturnedSince } from '#app/domain/moderation/queries/team.server.ts'
import { reviewCounts } from '#app/domain/review/queries/review-items.server.ts'
import { kindsEverywhere } from '#app/domain/review/reach.ts'
import { ruleOptions } from './rule-lines.server.ts'

const weeks = 8
const yearDays = 365

/** Minutes that half of what was decided had waited; null: nothing was. */
const medianWait = (some: readonly { openedAt: string; decidedAt: string }[]): number | null =>
  percentile(
    some.map(({ openedAt, decidedAt }) => Math.round(between(openedAt, decidedAt) / unitMs.minute)),
    0,
    0.5,
  )

/**
 * How the team is doing, as a whole: no figure is about one person but the reader's own. Seven queries, and one for the rules.
 */
export async function teamPage(ctx: Ctx) {
  const now = ctx.now()
  const since = plus(now, { days: -7 * weeks })
  const yearAgo = plus(now, { days: -yearDays })
  const [counts, decided, overturned, pairs, own, rules] = await Promise.all([
    reviewCounts(ctx),
    decidedSince(ctx.read, kindsEverywhere(ctx.actor), since),
    overturnedSince(ctx.read, yearAgo),
    looksSince(ctx.read, yearAgo),
    ownExposure(ctx),
    ruleOptions(ctx),
  ])
  const oldest = [...counts.values()].map((one) => one.oldest).sort()[0] ?? null
  const targetHours = ctx.setting('notifications.reviewHours')
  const names = new Map(rules.map(({ value, text }) => [value, text]))
  return {
    queue: {
      open: [...counts.values()].reduce((sum, { count }) => sum + count, 0),
      oldest,
      targetHours,
      late: oldest !== null && oldest < plus(now, { hours: -targetHours }),
    },
    weeks: Array.from({ length: weeks }, (_, back) => {
      const from = plus(now, { days: -7 * (back + 1) })
      const until = plus(now, { days: -7 * back })
      const some = decided.filter(({ decidedAt }) => decidedAt >= from && decidedAt < until)
      return { from, decided: some.length, median: medianWait(some) }
    }),
    overturned,
    agreement: agreements(pairs),
    looks: pairs.length,
    percent: ctx.setting('moderation.secondLookPercent'),
    rules: Object.fromEntries(
      pairs
        .flatMap(({ first, second }) => [first, second])
        .flatMap((key) => (key === null ? [] : [[key, names.get(key) ?? key]])),
    ),
    own,
  }
}

/** Items with abuse that the reader decided today, and whether a break is due. */
export async function ownExposure(ctx: Ctx): Promise<{ count: number; breakDue: boolean }> {
  const after = ctx.setting('moderation.breakAfter')
  const today = startOfDayIn(ctx.now(), ctx.setting('site.timeZone'))
  const count = await hardItemsOf(ctx.read, signedIn(ctx.actor), today)
  return { count, breakDue: after > 0 && count >= after }
}
