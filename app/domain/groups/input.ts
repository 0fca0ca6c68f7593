import { z } from 'zod'
import { line, optionalLine } from '#app/core/text-shapes.ts'
import { conditionShape, tierKeyShape } from './group.ts'

/** Characters. */
const lengths = { key: 40, name: 60, about: 300, plan: 80, plans: 400 } as const

/** The name of a group in addresses, the API and claims. */
export const groupKeyShape = z
  .string()
  .trim()
  .toLowerCase()
  .min(2)
  .max(lengths.key)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'groups.errors.key')

const about = optionalLine(lengths.about).default('')

/** Plans of customer accounts, separated by commas. */
const plans = optionalLine(lengths.plans)
  .default('')
  .transform((text) => [...new Set(text.split(',').flatMap((plan) => plan.trim() || []))])
  .refine((all) => all.every((plan) => plan.length <= lengths.plan), 'groups.errors.plan')

const productKeys = z
  .union([line(lengths.plan), z.array(line(lengths.plan))])
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat()))

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
    products: productKeys,
    tiers: tierKeys,
  })
  .transform(({ plans: planNames, products, tiers: tierNames, ...given }) => ({
    ...given,
    rule: [
      ...planNames.map((value) => ({ kind: 'plan' as const, value })),
      ...products.map((value) => ({ kind: 'product' as const, value })),
      ...tierNames.map((value) => ({ kind: 'tier' as const, value })),
    ],
  }))
export type GroupInput = z.output<typeof groupShape>

export const newGroupShape = z.intersection(z.object({ key: groupKeyShape }), groupShape)
export const groupMemberShape = z.object({ handle: line(40) })

/** Keys of groups, as check boxes of one name send them. */
const groupKeys = z
  .union([groupKeyShape, z.array(groupKeyShape)])
  .optional()
  .transform((given) => (given === undefined ? [] : [given].flat()))

/** The table of rights of a category: for each right the groups that have it. Any of them lets a group see it too. */
export const rightsShape = z
  .object({ sees: groupKeys, asks: groupKeys, answers: groupKeys, moderates: groupKeys })
  .transform((given) =>
    [...new Set(Object.values(given).flat())].toSorted().map((group) => ({
      group,
      asks: given.asks.includes(group),
      answers: given.answers.includes(group),
      moderates: given.moderates.includes(group),
    })),
  )

const inBoth = (text: z.ZodType<string>) => z.strictObject({ en: text, ko: text })

/** A group as a program sends it. `name`: one text for both languages, or one for each. */
export const groupFactsShape = z.strictObject({
  key: groupKeyShape,
  name: z.union([inBoth(line(lengths.name)), line(lengths.name).transform((text) => ({ en: text, ko: text }))]),
  about: inBoth(optionalLine(lengths.about)).default({ en: '', ko: '' }),
  rule: z.array(conditionShape).max(20).default([]),
})
