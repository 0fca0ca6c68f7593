import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** The headlines of these stories, by id. One query. */
export async function storyHeadlines(
  db: Db,
  ids: readonly string[],
): Promise<Map<string, { title: string; lang: Locale | null }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('story')
    .select(['id', 'headline', 'lang'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, headline, lang }) => [id, { title: headline, lang }]))
}
