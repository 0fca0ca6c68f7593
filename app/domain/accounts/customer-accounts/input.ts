import { z } from 'zod'
import { line } from '#app/core/text-shapes.ts'
import { toInstant } from '#app/core/time.ts'

const day = z
  .string()
  .trim()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'accounts.customer.problem.day')
  .refine(realDay, 'accounts.customer.problem.day')
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

/** Refuses days such as 2026-02-30 that have the right form and do not exist. */
function realDay(value: string): boolean {
  const at = Date.parse(`${value}T00:00:00.000Z`)
  return !Number.isNaN(at) && toInstant(at).startsWith(value)
}
