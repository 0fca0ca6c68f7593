import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** Products that cases may be about, in their order, with names in that language. */
export function caseProducts(db: Db, locale: Locale): Promise<{ id: string; slug: string; name: string }[]> {
  return db
    .selectFrom('product')
    .select(['id', 'slug', locale === 'ko' ? 'name_ko as name' : 'name_en as name'])
    .where('archived_at', 'is', null)
    .orderBy('position')
    .orderBy('slug')
    .execute()
}
