import { z } from 'zod'
import { dayIn } from '#app/core/time.ts'
import { readProducts } from '#app/domain/accounts/customer-accounts/write-account.server.ts'
import type { AccountTable } from '#db/schema/accounts.ts'
import { day, instant } from './parts.ts'

export const accountJsonShape = z
  .object({
    id: z.string(),
    externalId: z.string().nullable().meta({ description: 'its key in the other system' }),
    name: z.string(),
    kind: z.enum(['company', 'person']),
    plan: z.string(),
    products: z.array(z.string()).meta({ description: 'keys, as the slugs of products' }),
    startedAt: instant,
    renewsAt: instant.nullable(),
    startedOn: day.meta({ description: 'the community day of `startedAt`' }),
    renewsOn: day.nullable(),
    members: z.array(z.string()).meta({ description: 'handles, the longest linked first' }),
  })
  .meta({ id: 'Account' })

/** A customer account as the API shows it; days are community days. */
export function accountJson(
  account: AccountTable,
  members: readonly string[],
  zone: string,
): z.output<typeof accountJsonShape> {
  return {
    id: account.id,
    externalId: account.external_id,
    name: account.name,
    kind: account.kind,
    plan: account.plan,
    products: readProducts(account),
    startedAt: account.started_at,
    renewsAt: account.renews_at,
    startedOn: dayIn(account.started_at, zone),
    renewsOn: account.renews_at === null ? null : dayIn(account.renews_at, zone),
    members: [...members],
  }
}
