import type { Db } from '#db/dialects/dialect.ts'

/** `own`: the reader saved it, and may delete it. */
export type SavedFilter = { id: string; name: string; query: string; own: boolean }

/** Filters that the member saved, and those that colleagues share; by name. */
export async function savedFilters(db: Db, memberId: string): Promise<SavedFilter[]> {
  const rows = await db
    .selectFrom('case_filter')
    .select(['id', 'name', 'query', 'owner_id'])
    .where((eb) => eb.or([eb('owner_id', '=', memberId), eb('shared', '=', 1)]))
    .orderBy('name')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(({ id, name, query, owner_id }) => ({ id, name, query, own: owner_id === memberId }))
}
