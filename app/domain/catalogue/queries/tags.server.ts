import type { Db } from '#db/dialects/dialect.ts'
import type { TagChangeTable, TagTable } from '#db/schema/threads.ts'

/** Tags and synonyms with these names. */
export function tagRowsNamed(db: Db, names: readonly string[]): Promise<TagTable[]> {
  return db
    .selectFrom('tag')
    .selectAll()
    .where('name', 'in', [...names])
    .execute()
}

export async function threadsWithTag(db: Db, tagId: string): Promise<string[]> {
  return (await db.selectFrom('thread_tag').select('thread_id').where('tag_id', '=', tagId).execute()).map(
    ({ thread_id }) => thread_id,
  )
}

export function findTagChange(db: Db, id: string): Promise<TagChangeTable | undefined> {
  return db.selectFrom('tag_change').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The merge that made a synonym of this tag, unless it was undone. */
export function mergeOf(db: Db, tagId: string): Promise<TagChangeTable | undefined> {
  return db
    .selectFrom('tag_change')
    .selectAll()
    .where('tag_id', '=', tagId)
    .where('kind', '=', 'merge')
    .where('undone_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
}
