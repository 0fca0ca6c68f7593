import { z } from 'zod'
import { audit } from '#app/core/audit.server.ts'
import { newId } from '#app/core/ids.ts'
import { dayIn, msOf, type Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { insertAccount, updateAccount } from '#app/domain/accounts/store/accounts.server.ts'
import type { AccountTable } from '#db/schema/accounts.ts'

/** What is known of a customer. `renewsAt` null: no renewal. `externalId` null: no other system knows it. */
export type AccountFacts = {
  externalId: string | null
  name: string
  kind: AccountTable['kind']
  plan: string
  /** Keys of products, each once, sorted. */
  products: readonly string[]
  startedAt: Instant
  renewsAt: Instant | null
}

const keysShape = z.array(z.string())

/** The keys of the products an account has. */
export function readProducts({ products }: Pick<AccountTable, 'products'>): string[] {
  return keysShape.parse(JSON.parse(products))
}

export type Saved = { accountId: string; outcome: 'created' | 'changed' | 'unchanged' }

/** Where a change came from, for the audit log; left out: a person's form or a call of the API. */
export type AccountSource = 'import' | 'signIn'

export function factsOf(row: AccountTable): AccountFacts {
  return {
    externalId: row.external_id,
    name: row.name,
    kind: row.kind,
    plan: row.plan,
    products: readProducts(row),
    startedAt: row.started_at,
    renewsAt: row.renews_at,
  }
}

/**
 * Writes what is known of a customer, when it differs from what is stored. Audited. Records `account.saved`, which brings
 * the tiers of the members up to date.
 * @param known the stored account; null: a new one
 */
export async function writeAccountIn(
  tx: Tx,
  known: AccountTable | null,
  facts: AccountFacts,
  source?: AccountSource,
): Promise<Saved> {
  if (known !== null && sameFacts(factsOf(known), facts)) return { accountId: known.id, outcome: 'unchanged' }
  const accountId = known?.id ?? newId('account', msOf(tx.at))
  const values = {
    external_id: facts.externalId,
    name: facts.name,
    kind: facts.kind,
    plan: facts.plan,
    products: JSON.stringify(facts.products),
    started_at: facts.startedAt,
    renews_at: facts.renewsAt,
    updated_at: tx.at,
  }
  if (known === null) await insertAccount(tx, { id: accountId, ...values })
  else await updateAccount(tx, accountId, values)
  const zone = tx.setting('site.timeZone')
  await audit(tx, {
    action: 'account.save',
    subjectType: 'account',
    subjectId: accountId,
    before: known === null ? null : audited(factsOf(known), zone),
    after: {
      ...audited(facts, zone),
      ...(source === 'import' ? { imported: 'yes' } : {}),
      ...(source === 'signIn' ? { signedIn: 'yes' } : {}),
    },
  })
  await tx.record('account.saved', { accountId })
  return { accountId, outcome: known === null ? 'created' : 'changed' }
}

function sameFacts(a: AccountFacts, b: AccountFacts): boolean {
  return (Object.keys(a) as (keyof AccountFacts)[]).every((key) => String(a[key]) === String(b[key]))
}

/** No name and no key: the log outlives an erased customer. */
function audited(
  { kind, plan, products, startedAt, renewsAt }: AccountFacts,
  zone: string,
): Record<string, string | null> {
  return {
    kind,
    plan,
    products: products.length === 0 ? null : products.join(', '),
    startedOn: dayIn(startedAt, zone),
    renewsOn: renewsAt === null ? null : dayIn(renewsAt, zone),
  }
}
