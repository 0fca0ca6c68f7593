import type { SearchType } from '#app/domain/search/document.ts'
import type { Db } from '#db/dialects/dialect.ts'

const BATCH = 200

/** How many subjects of a type there are, shown or not: what must not be found has to be taken out. */
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
