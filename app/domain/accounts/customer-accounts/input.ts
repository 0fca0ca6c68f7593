import { z } from 'zod'
import { line } from '#app/core/text-shapes.ts'
import { instantOfDay, isDay, toInstant, type Instant } from '#app/core/time.ts'

const day = z.string().trim().refine(isDay, 'accounts.customer.problem.day')
const text = (max: number) => line(max).regex(/^[^\p{Cc}]*$/u, 'accounts.customer.problem.text')

/** The plan of an account that came without one. */
export const unknownPlan = '-'

export const externalIdShape = text(120)

const productKey = text(80).regex(/^[^\s,;|/]+$/u, 'accounts.customer.problem.products')
/** Keys of the products an account has: a list, one, or a text of several. Each once, sorted. */
const productKeys = z
  .union([z.string().transform((list) => list.split(/[\s,;|/]+/u).filter((key) => key !== '')), z.array(z.string())])
  .pipe(z.array(productKey).max(100))
  .transform((keys) => [...new Set(keys)].toSorted())

/** A customer account as forms, the API and files send it. Days are community days; `renewsOn` '' or null: no renewal. */
export const accountShape = z.object({
  name: text(200),
  kind: z.enum(['company', 'person']),
  plan: text(80),
  /** Left out: as they are, or none for a new account. */
  products: productKeys.optional(),
  startedOn: day.refine((value) => value >= '1950-01-01', 'accounts.customer.problem.day'),
  renewsOn: z
    .union([z.literal(''), z.null(), day])
    .optional()
    .transform((value) => (value === '' || value === undefined ? null : value)),
})

export type AccountInput = z.output<typeof accountShape>

/** A community day or an instant, from 1950 on. */
const moment = z
  .union([day, z.iso.datetime({ offset: true })])
  .refine((value) => value >= '1950-01-01', 'accounts.customer.problem.day')

/** A customer account as other programs send it. `kind` is left out for companies. */
export const accountFactsShape = z.strictObject({
  externalId: externalIdShape.nullable().default(null),
  name: text(200),
  kind: z.enum(['company', 'person']).default('company'),
  plan: text(80).default(unknownPlan),
  products: productKeys.default([]),
  startedAt: moment,
  renewsAt: moment.nullable().default(null),
})

/** What changes of a customer account; what is left out stays. */
export const accountChangeShape = z
  .strictObject({
    externalId: externalIdShape.nullable(),
    name: text(200),
    kind: z.enum(['company', 'person']),
    plan: text(80),
    products: productKeys,
    startedAt: moment,
    renewsAt: moment.nullable(),
  })
  .partial()

/** The beginning of a community day, or the instant itself. */
export function instantOf(moment: string, zone: string): Instant {
  return isDay(moment) ? instantOfDay(moment, zone) : toInstant(moment)
}
