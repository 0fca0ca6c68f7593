import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { CategoryTable } from '#db/schema/threads.ts'

export async function categoryIdOf(db: Db, slug: string): Promise<string | null> {
  return (await db.selectFrom('category').select('id').where('slug', '=', slug).executeTakeFirst())?.id ?? null
}

/** The category with this address and the private area it belongs to; null when there is none. */
export async function filedUnder(db: Db, slug: string): Promise<Pick<CategoryTable, 'id' | 'area'> | null> {
  return (await db.selectFrom('category').select(['id', 'area']).where('slug', '=', slug).executeTakeFirst()) ?? null
}

/** The private area of a category; null when everybody sees it. */
export async function areaOf(db: Db, categoryId: string): Promise<string | null> {
  return (await db.selectFrom('category').select('area').where('id', '=', categoryId).executeTakeFirst())?.area ?? null
}

export async function productIdOf(db: Db, slug: string): Promise<string | null> {
  return (await db.selectFrom('product').select('id').where('slug', '=', slug).executeTakeFirst())?.id ?? null
}

/** Ids of those tags that exist, by name; a synonym gives its tag. */
export async function tagIdsOf(db: Db, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map()
  const rows = await db
    .selectFrom('tag')
    .select(['id', 'name', 'synonym_of_id'])
    .where('name', 'in', [...names])
    .execute()
  return new Map(rows.map(({ id, name, synonym_of_id }) => [name, synonym_of_id ?? id]))
}

/** Names of a thread's tags in order. */
export async function tagNamesOf(db: Db, threadId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('thread_tag')
    .innerJoin('tag', 'tag.id', 'thread_tag.tag_id')
    .select('tag.name')
    .where('thread_tag.thread_id', '=', threadId)
    .orderBy('thread_tag.position')
    .execute()
  return rows.map(({ name }) => name)
}

/** Names of these categories in the reader's language, by id. One query. */
export async function categoryNames(
  { read, locale }: { read: Db; locale: Locale },
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await read
    .selectFrom('category')
    .select(['id', 'name_en', 'name_ko'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name_en, name_ko }) => [id, locale === 'ko' ? name_ko : name_en]))
}
