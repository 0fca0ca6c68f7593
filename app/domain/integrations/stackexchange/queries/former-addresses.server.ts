import type { Db } from '#db/dialects/dialect.ts'

/** The post that came with this number from a site that was imported; of several sites, the first by name. */
export async function importedPostId(db: Db, number: number): Promise<string | null> {
  const row = await db
    .selectFrom('post')
    .select('id')
    .where('imported_key', 'in', keysOf(db, 'post', number))
    .orderBy('imported_key')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The handle of the member who came with this number; see `importedPostId`. */
export async function importedMemberHandle(db: Db, number: number): Promise<string | null> {
  const row = await db
    .selectFrom('member')
    .select('handle')
    .where('imported_key', 'in', keysOf(db, 'user', number))
    .orderBy('imported_key')
    .limit(1)
    .executeTakeFirst()
  return row?.handle ?? null
}

/** The keys that the number would have, one for each imported site: a site has few, so the unique key is read. */
function keysOf(db: Db, kind: 'post' | 'user', number: number) {
  return db.selectFrom('import_run').select((eb) =>
    eb('source', '||', eb.val(`:${kind}:${number}`))
      .$castTo<string>()
      .as('key'),
  )
}
