import { z } from 'zod'
import { causeStates } from '#app/domain/cases/causes/cause.ts'
import type { CauseLine } from '#app/domain/cases/queries/causes.server.ts'

/** `customerYears`: how long its customers have been customers, summed up. */
export const causeShape = z
  .object({
    id: z.string(),
    name: z.string(),
    above: z.array(z.string()),
    state: z.enum(causeStates),
    owner: z.string().nullable(),
    cases: z.int(),
    customers: z.int(),
    customerYears: z.int(),
    plans: z.array(z.object({ plan: z.string(), customers: z.int() })),
    last30Days: z.int(),
    before: z.int(),
  })
  .meta({ id: 'RootCause' })

export function causeJson(line: CauseLine): z.output<typeof causeShape> {
  const { id, name, above, state, owner, cases, customers, customerYears, plans, recent, before } = line
  return {
    id,
    name,
    above,
    state,
    owner: owner?.handle ?? null,
    cases,
    customers,
    customerYears,
    plans,
    last30Days: recent,
    before,
  }
}
