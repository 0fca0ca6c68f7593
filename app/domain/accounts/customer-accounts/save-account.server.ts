import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { dayIn, instantOfDay, msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { accountBy } from '#app/domain/accounts/queries/customer-accounts.server.ts'
import { insertAccount, updateAccount } from '#app/domain/accounts/store/accounts.server.ts'
import type { AccountTable } from '#db/schema/accounts.ts'
import type { AccountInput } from './input.ts'

export type Saved = { accountId: string; outcome: 'created' | 'changed' | 'unchanged' }

/**
 * Creates a customer account or changes it: by `id`, or by the key of the other system (an unknown key creates an
 * account). Saving the same values again changes nothing. Audited; recomputes the tiers of its members when the start
 * day changed. Records `account.saved`.
 * @throws not_found for an unknown id
 */
export async function saveAccount(
  ctx: Ctx,
  input: AccountInput & ({ id: string } | { externalId: string | null }),
): Promise<Saved> {
  authorize(ctx.actor, 'account.administer')
  return ctx.write((tx) => saveAccountIn(tx, input))
}

/** `saveAccount` inside a transaction, without asking for a permission: an import saves many. */
export async function saveAccountIn(
  tx: Tx,
  input: AccountInput & ({ id: string } | { externalId: string | null }),
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
  const values = {
    name: input.name,
    kind: input.kind,
    plan: input.plan,
    // The instant stays when the day stays: it may have come with an hour.
    started_at:
      known !== null && dayIn(known.started_at, zone) === input.startedOn
        ? known.started_at
        : instantOfDay(input.startedOn, zone),
    renews_at: input.renewsOn === null ? null : instantOfDay(input.renewsOn, zone),
    updated_at: tx.at,
  }
  const accountId = known?.id ?? newId('account', msOf(tx.at))
  if (known === null)
    await insertAccount(tx, { id: accountId, external_id: 'externalId' in input ? input.externalId : null, ...values })
  else await updateAccount(tx, accountId, values)
  const facts = (row: Pick<AccountTable, 'kind' | 'plan' | 'started_at' | 'renews_at'>) => ({
    kind: row.kind,
    plan: row.plan,
    startedOn: dayIn(row.started_at, zone),
    renewsOn: row.renews_at === null ? null : dayIn(row.renews_at, zone),
  })
  await audit(tx, {
    action: 'account.save',
    subjectType: 'account',
    subjectId: accountId,
    before: known === null ? null : facts(known),
    after: { ...facts(values), ...(imported ? { imported: 'yes' } : {}) },
  })
  await tx.record('account.saved', { accountId })
  return { accountId, outcome: known === null ? 'created' : 'changed' }
}

/** Whether saving would change nothing. */
export function sameAccount(known: AccountTable, input: AccountInput, zone: string): boolean {
  const renews = known.renews_at === null ? null : dayIn(known.renews_at, zone)
  return (
    known.name === input.name &&
    known.kind === input.kind &&
    known.plan === input.plan &&
    dayIn(known.started_at, zone) === input.startedOn &&
    renews === input.renewsOn
  )
}
