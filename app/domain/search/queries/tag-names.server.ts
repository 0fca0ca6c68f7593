import type { Db } from '#db/dialects/dialect.ts'

/** Names of tags that lead to others; more than a site keeps by hand. */
const MOST = 5_000

/** Every name of a used tag that has other names, with these. */
export async function otherNamesOfTags(db: Db): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('tag as synonym')
    .innerJoin('tag as main', 'main.id', 'synonym.synonym_of_id')
    .select(['synonym.name as synonym', 'main.name as main', 'main.thread_count'])
    // Every id is behind the empty text; "is not null" would read the whole table.
    .where('synonym.synonym_of_id', '>', '')
    .orderBy('synonym.synonym_of_id')
    .limit(MOST)
    .execute()
  const namesOf = new Map<string, string[]>()
  for (const { synonym, main, thread_count } of rows)
    // The name of a tag that only hidden threads have would tell what they are about.
    if (thread_count > 0) namesOf.set(main, [...(namesOf.get(main) ?? [main]), synonym])
  return new Map(
    [...namesOf.values()].flatMap((names) => names.map((name) => [name, names.filter((other) => other !== name)])),
  )
}
