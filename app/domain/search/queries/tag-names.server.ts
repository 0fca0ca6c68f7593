import type { Db } from '#db/dialects/dialect.ts'

/** Of each of these names that a used tag has, the other names of the tag. */
export async function otherNamesOfTags(db: Db, names: readonly string[]): Promise<Map<string, string[]>> {
  if (names.length === 0) return new Map()
  const given = await db
    .selectFrom('tag')
    .select(['id', 'name', 'synonym_of_id'])
    .where('name', 'in', [...names])
    .execute()
  if (given.length === 0) return new Map()
  const tagIds = [...new Set(given.map(({ id, synonym_of_id }) => synonym_of_id ?? id))]
  const [tags, synonyms] = await Promise.all([
    db.selectFrom('tag').select(['id', 'name', 'thread_count']).where('id', 'in', tagIds).execute(),
    db.selectFrom('tag').select(['name', 'synonym_of_id']).where('synonym_of_id', 'in', tagIds).execute(),
  ])
  // The name of a tag that only hidden threads have would tell what they are about.
  const used = new Map(tags.filter((tag) => tag.thread_count > 0).map(({ id, name }) => [id, name]))
  return new Map(
    given.flatMap(({ id, name, synonym_of_id }) => {
      const tagId = synonym_of_id ?? id
      const main = used.get(tagId)
      if (main === undefined) return []
      const others = synonyms.filter((one) => one.synonym_of_id === tagId).map((one) => one.name)
      return [[name, [main, ...others].filter((one) => one !== name)] as const]
    }),
  )
}
