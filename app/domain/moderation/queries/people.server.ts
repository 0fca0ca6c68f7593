import type { Reading } from '#app/core/reading.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** The language that a member is written to in; the site's for who chose none, or left. */
export async function memberLocale(
  { read, setting }: Pick<Reading, 'read' | 'setting'>,
  memberId: string | null,
): Promise<Locale> {
  const member = memberId === null ? null : await memberById(read, memberId)
  return member?.locale ?? setting('site.language')
}

/** Names of these members by id. One query. */
export async function memberNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('member')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
