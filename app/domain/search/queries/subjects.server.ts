import type { SearchType } from '#app/domain/search/document.ts'
import type { Db } from '#db/dialects/dialect.ts'

const BATCH = 200

/** The number of subjects of a type, visible or not: hidden ones have to be removed from the index. */
export async function subjectsToIndex(db: Db, type: SearchType): Promise<number> {
  const { count } = await db
    .selectFrom(type)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The next ids in their order; empty at the end. */
export async function subjectsAfter(db: Db, type: SearchType, last: string): Promise<string[]> {
  const rows = await db.selectFrom(type).select('id').where('id', '>', last).orderBy('id').limit(BATCH).execute()
  return rows.map(({ id }) => id)
}
