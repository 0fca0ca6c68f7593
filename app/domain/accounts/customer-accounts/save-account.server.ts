import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { dayIn, instantOfDay } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { accountBy } from '#app/domain/accounts/queries/customer-accounts.server.ts'
import type { AccountTable } from '#db/schema/accounts.ts'
import type { AccountInput } from './input.ts'
import { readProducts, writeAccountIn, type Saved } from './write-account.server.ts'

type Wanted = { id: string } | { externalId: string | null }

/**
 * Creates a customer account or changes it: by `id`, or by the key of the other system (an unknown key creates an
 * account). Saving the same values again changes nothing. Audited; recomputes the tiers of its members when the start
 * day changed. Records `account.saved`.
 * @throws not_found for an unknown id
 */
export async function saveAccount(ctx: Ctx, input: AccountInput & Wanted): Promise<Saved> {
  authorize(ctx.actor, 'account.administer')
  return ctx.write((tx) => saveAccountIn(tx, input))
}

/** `saveAccount` inside a transaction, without asking for a permission: an import saves many. */
export async function saveAccountIn(
  tx: Tx,
  input: AccountInput & Wanted,
  { imported = false }: { imported?: boolean } = {},
): Promise<Saved> {
  const zone = tx.setting('site.timeZone')
  const known =
    'id' in input
      ? await accountBy(tx.db, { id: input.id })
      : input.externalId === null
        ? null
        : await accountBy(tx.db, { externalId: input.externalId })
  if (known === null && 'id' in input) throw new DomainError('not_found', 'errors.notFound')
  if (known !== null && sameAccount(known, input, zone)) return { accountId: known.id, outcome: 'unchanged' }
  const facts = {
    externalId: known?.external_id ?? ('externalId' in input ? input.externalId : null),
    name: input.name,
    kind: input.kind,
    plan: input.plan,
    products: input.products ?? (known === null ? [] : readProducts(known)),
    // The instant stays when the day stays: it may have come with an hour.
    startedAt:
      known !== null && dayIn(known.started_at, zone) === input.startedOn
        ? known.started_at
        : instantOfDay(input.startedOn, zone),
    renewsAt: input.renewsOn === null ? null : instantOfDay(input.renewsOn, zone),
  }
  return writeAccountIn(tx, known, facts, imported ? 'import' : undefined)
}

/** Whether saving would change nothing. */
export function sameAccount(known: AccountTable, input: AccountInput, zone: string): boolean {
  const renews = known.renews_at === null ? null : dayIn(known.renews_at, zone)
  return (
    known.name === input.name &&
    known.kind === input.kind &&
    known.plan === input.plan &&
    (input.products === undefined || known.products === JSON.stringify(input.products)) &&
    dayIn(known.started_at, zone) === input.startedOn &&
    renews === input.renewsOn
  )
}
