import { z } from 'zod'
import { block, line, optionalBlock } from '#app/core/text-shapes.ts'
import { deliveryWays, perkKindNames, perkKinds } from '#app/registry/perk-kinds.ts'
import { tiers } from '#app/registry/tiers.ts'

const tierKeys = tiers.map(({ key }) => key)

/** An empty field of a form means "none". */
const none = (value: unknown): unknown => (value === '' || value === undefined ? null : value)
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)
const wholeOrNone = (min: number, max: number) => z.preprocess(none, whole(min, max).nullable())
/** A day of the calendar, `2026-12-31`. */
const dayOrNone = z.preprocess(none, z.iso.date().nullable())

export const noteShape = optionalBlock(500)
  .optional()
  .transform((value) => value ?? '')

/**
 * A perk as an admin writes it. `stockWas`: the stock that the form showed, so that redemptions in between still count.
 */
export const perkShape = z
  .object({
    slug: z
      .string()
      .trim()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'perks.refusal.slug')
      .max(60),
    kind: z.enum(perkKindNames),
    delivery: z.enum(deliveryWays),
    titleEn: line(80),
    titleKo: line(80),
    aboutEn: block(600),
    aboutKo: block(600),
    quantity: wholeOrNone(1, 100_000_000),
    cost: whole(0, 1_000_000),
    tier: z.preprocess(none, z.enum(tierKeys).nullable()),
    tenureYears: wholeOrNone(1, 100),
    stock: wholeOrNone(0, 1_000_000),
    stockWas: wholeOrNone(0, 1_000_000),
    validFrom: dayOrNone,
    validUntil: dayOrNone,
    memberLimit: wholeOrNone(1, 1_000),
    limitDays: wholeOrNone(1, 3_650),
    note: noteShape,
  })
  .superRefine((perk, issue) => {
    const refuse = (path: string, message: string): void => issue.addIssue({ code: 'custom', path: [path], message })
    const { quantity, deliveries } = perkKinds[perk.kind]
    if (!(deliveries as readonly string[]).includes(perk.delivery)) refuse('delivery', 'perks.refusal.deliveryOfKind')
    if (
      quantity === null
        ? perk.quantity !== null
        : perk.quantity === null || perk.quantity < quantity.min || perk.quantity > quantity.max
    )
      refuse('quantity', 'perks.refusal.quantityOfKind')
    if (perk.validFrom !== null && perk.validUntil !== null && perk.validUntil < perk.validFrom)
      refuse('validUntil', 'perks.refusal.endsBeforeItBegins')
    if (perk.limitDays !== null && perk.memberLimit === null) refuse('memberLimit', 'perks.refusal.limitMissing')
  })

export type PerkInput = z.output<typeof perkShape>

/** An empty field is no password; the use-case decides whether one is needed. */
export const passwordShape = z
  .string()
  .max(128)
  .optional()
  .transform((typed) => (typed === undefined || typed === '' ? null : typed))
/** `key` is chosen by the client: a double click and a retry are one redemption. */
export const redeemShape = z.object({ key: z.string().trim().min(8).max(100) })

export const decisionShape = z.object({ note: noteShape })
export const couponsShape = z.object({ codes: z.string().min(1).max(400_000) })

/** A message of billing. Strict, because an unknown field could change its meaning. */
export const billingMessageShape = z.strictObject({
  id: z.string().min(8).max(100),
  type: z.enum(['redemption.fulfilled', 'redemption.failed']),
  redemption: z.string().min(1).max(100),
  /** What was delivered, in the unit that was agreed. */
  quantity: z.number().int().nullable().optional(),
  /** Points it was delivered for. */
  cost: z.number().int().nullable().optional(),
  /** What billing calls it. */
  reference: z.string().max(100).nullable().optional(),
  /** Why it failed; the member reads it. */
  reason: z.string().max(500).nullable().optional(),
})
export type BillingMessage = z.output<typeof billingMessageShape>
