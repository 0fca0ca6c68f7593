import { z } from 'zod'
import { line, optionalLine } from '#app/core/text-shapes.ts'
import { tierKeyShape } from './group.ts'

/** Characters. */
const lengths = { name: 60, about: 300, plan: 80, plans: 400 } as const

const about = optionalLine(lengths.about).default('')

/** Plans of customer accounts, separated by commas. */
const plans = optionalLine(lengths.plans)
  .default('')
  .transform((text) => [...new Set(text.split(',').flatMap((plan) => plan.trim() || []))])
  .refine((all) => all.every((plan) => plan.length <= lengths.plan), 'groups.errors.plan')

const tierKeys = z
  .union([tierKeyShape, z.array(tierKeyShape)])
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat()))

export const groupShape = z
  .object({
    nameEn: line(lengths.name),
    nameKo: line(lengths.name),
    aboutEn: about,
    aboutKo: about,
    plans,
    tiers: tierKeys,
  })
  .transform(({ plans: planNames, tiers: tierNames, ...given }) => ({
    ...given,
    rule: [
      ...planNames.map((value) => ({ kind: 'plan' as const, value })),
      ...tierNames.map((value) => ({ kind: 'tier' as const, value })),
    ],
  }))
export type GroupInput = z.output<typeof groupShape>
