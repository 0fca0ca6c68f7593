import type { Tx } from '#app/core/write.server.ts'
import { providerOf, type Provider } from '#app/domain/identity/provider.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { SignInProviderTable } from '#db/schema/identity.ts'

/** A provider with its sealed secret; null when there is none. */
export async function findProviderRow(
  db: Db,
  wanted: { id: string } | { key: string },
): Promise<SignInProviderTable | null> {
  const query = db.selectFrom('sign_in_provider').selectAll()
  const row = await (
    'id' in wanted ? query.where('id', '=', wanted.id) : query.where('key', '=', wanted.key)
  ).executeTakeFirst()
  return row ?? null
}

/** All providers in their order. */
export async function providers(db: Db): Promise<Provider[]> {
  const rows = await db.selectFrom('sign_in_provider').selectAll().orderBy('position').orderBy('id').execute()
  return rows.map(providerOf)
}

/** Providers that have a button, in their order. */
export async function shownProviders(db: Db): Promise<{ key: string; name: string }[]> {
  return db
    .selectFrom('sign_in_provider')
    .select(['key', 'name'])
    .where('state', '=', 'shown')
    .where('kind', '!=', 'handover')
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** How many members sign in through each provider; those without any are left out. */
export async function identityCounts(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('identity')
    .select((eb) => ['provider_id', eb.fn.countAll<number>().as('count')])
    .groupBy('provider_id')
    .execute()
  return new Map(rows.map((row) => [row.provider_id, Number(row.count)]))
}

/** All rows in their order, locked until the transaction ends. */
export async function providersForUpdate(tx: Tx): Promise<SignInProviderTable[]> {
  return tx.dialect
    .lockRow(tx.db.selectFrom('sign_in_provider').selectAll().orderBy('position').orderBy('id'))
    .execute()
}
