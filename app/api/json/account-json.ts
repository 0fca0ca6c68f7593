import { z } from 'zod'
import { dayIn } from '#app/core/time.ts'
import type { AccountTable } from '#db/schema/accounts.ts'
import { day } from './parts.ts'

export const accountJsonShape = z.object({
  id: z.string(),
  externalId: z.string().nullable(),
  name: z.string(),
  kind: z.enum(['company', 'person']),
  plan: z.string(),
  startedOn: day,
  renewsOn: day.nullable(),
})

/** A customer account as the API shows it; days are community days. */
export function accountJson(account: AccountTable, zone: string): z.output<typeof accountJsonShape> {
  return {
    id: account.id,
    externalId: account.external_id,
    name: account.name,
    kind: account.kind,
    plan: account.plan,
    startedOn: dayIn(account.started_at, zone),
    renewsOn: account.renews_at === null ? null : dayIn(account.renews_at, zone),
  }
}
