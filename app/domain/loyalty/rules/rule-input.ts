import { z } from 'zod'
import { earningRules, type Amount, type EarningRuleName } from '#app/registry/earning-rules.ts'
import { ruleConditions } from '#app/registry/rule-conditions.ts'
import type { RuleTerms } from './rule-terms.ts'

/** A whole number in a form that may stay empty. */
function optionalNumber(min: number, max: number) {
  return z
    .union([z.literal('').transform(() => null), z.coerce.number().int().min(min).max(max)])
    .nullish()
    .transform((value) => value ?? null)
}

const many = z
  .union([z.array(z.string()), z.string().transform((one) => [one])])
  .optional()
  .transform((list) => list ?? [])

/** Large enough to be no limit. */
const maxTimes = 10_000

/** The form of a rule. Empty amounts follow the setting; empty caps and conditions are none. */
export const ruleShape = z.object({
  reputation: optionalNumber(-1_000, 1_000),
  points: optionalNumber(0, 10_000),
  day: z.enum(['counted', 'outside']),
  perPost: z.literal('on').optional(),
  pairPerDay: optionalNumber(0, 10_000),
  pairPer30Days: optionalNumber(0, 100_000),
  pairTimesPerDay: optionalNumber(0, 100),
  pairTimesInAll: optionalNumber(0, maxTimes),
  timesPerDay: optionalNumber(0, 1_000),
  timesInAll: optionalNumber(0, maxTimes),
  lifetime: optionalNumber(1, 1_000_000),
  minReceiverTrust: optionalNumber(ruleConditions.minReceiverTrust.min, ruleConditions.minReceiverTrust.max),
  minReceiverDays: optionalNumber(ruleConditions.minReceiverDays.min, ruleConditions.minReceiverDays.max),
  minGiverTrust: optionalNumber(ruleConditions.minGiverTrust.min, ruleConditions.minGiverTrust.max),
  minGiverDays: optionalNumber(ruleConditions.minGiverDays.min, ruleConditions.minGiverDays.max),
  threadKinds: many.pipe(z.array(z.enum(ruleConditions.threadKinds.options))),
  products: z
    .string()
    .max(500)
    .optional()
    .transform((text) => (text ?? '').split(/[\s,]+/).filter((slug) => slug !== '')),
})

export type RuleInput = z.output<typeof ruleShape>

/** The terms behind a form. */
export function termsFrom(rule: EarningRuleName, input: RuleInput): RuleTerms {
  const { reputation, points } = earningRules[rule] as { reputation: Amount; points: Amount }
  const numbers = (['minReceiverTrust', 'minReceiverDays', 'minGiverTrust', 'minGiverDays'] as const).flatMap((name) =>
    input[name] === null ? [] : [[name, input[name]] as const],
  )
  const pairs = input.pairPerDay !== null || input.pairPer30Days !== null
  return {
    reputation: input.reputation ?? reputation,
    points: input.points ?? points,
    caps: {
      day: input.day,
      perPost: input.perPost === 'on',
      // One of the two limits is enough: a day's limit also limits 30 days.
      pair: pairs
        ? {
            perDay: input.pairPerDay ?? input.pairPer30Days ?? 0,
            per30Days: input.pairPer30Days ?? (input.pairPerDay ?? 0) * 30,
          }
        : null,
      ...timesCap('pairTimes', input.pairTimesPerDay, input.pairTimesInAll),
      ...timesCap('times', input.timesPerDay, input.timesInAll),
      lifetime: input.lifetime,
    },
    conditions: {
      ...Object.fromEntries(numbers),
      ...(input.threadKinds.length > 0 ? { threadKinds: input.threadKinds } : {}),
      ...(input.products.length > 0 ? { products: input.products } : {}),
    },
  }
}

/** One of the two limits is enough; without both there is no limit. */
function timesCap(
  name: 'pairTimes' | 'times',
  ofDay: number | null,
  inAll: number | null,
): Partial<Pick<RuleTerms['caps'], 'pairTimes' | 'times'>> {
  const perDay = ofDay ?? inAll
  return perDay === null ? {} : { [name]: { perDay, inAll: inAll ?? maxTimes } }
}
