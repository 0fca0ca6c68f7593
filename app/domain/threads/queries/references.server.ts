import type { Db } from '#db/dialects/dialect.ts'

const mostReferences = 50

/** Handles as their owners write them, by lower-cased handle; what is not there is nobody. */
export async function memberHandles(db: Db, candidates: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(candidates.flatMap((text) => [text, text.toLowerCase()]))].slice(0, mostReferences * 2)
  if (wanted.length === 0) return new Map()
  const rows = await db.selectFrom('member').select('handle').where('handle', 'in', wanted).execute()
  return new Map(rows.map(({ handle }) => [handle.toLowerCase(), handle]))
}

/** Threads that everybody may read, by id. */
export async function threadTargets(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { id: string; slug: string; title: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('thread')
    .select(['id', 'slug', 'title'])
    .where('id', 'in', ids.slice(0, mostReferences))
    .where('state', '=', 'visible')
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
