import { z } from 'zod'
import { line } from '#app/core/text-shapes.ts'
import { isDay } from '#app/core/time.ts'

const day = z.string().trim().refine(isDay, 'accounts.customer.problem.day')
const text = (max: number) => line(max).regex(/^[^\p{Cc}]*$/u, 'accounts.customer.problem.text')

export const externalIdShape = text(120)

/** A customer account as forms, the API and files send it. Days are community days; `renewsOn` '' or null: no renewal. */
export const accountShape = z.object({
  name: text(200),
  kind: z.enum(['company', 'person']),
  plan: text(80),
  startedOn: day.refine((value) => value >= '1950-01-01', 'accounts.customer.problem.day'),
  renewsOn: z
    .union([z.literal(''), z.null(), day])
    .optional()
    .transform((value) => (value === '' || value === undefined ? null : value)),
})

export type AccountInput = z.output<typeof accountShape>
