import type { Db } from '#db/dialects/dialect.ts'

/** Whose these cases are, by the id of the case; dismissed ones are left out, because customers do not see them. */
export async function customersOfCases(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('case')
    .select(['id', 'customer_id'])
    .where('id', 'in', [...ids])
    .where('dismissed', '=', 0)
    .execute()
  return new Map(rows.flatMap(({ id, customer_id }) => (customer_id === null ? [] : [[id, customer_id]])))
}
