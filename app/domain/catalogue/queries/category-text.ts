import type { Category } from '#app/domain/catalogue/category-tree.ts'
import type { Locale } from '#app/i18n/locale.ts'

/**
 * Name and description of a category in one language; an empty description is replaced by that of the other language.
 */
export function categoryText(locale: Locale, row: Category): { slug: string; name: string; about: string } {
  const [name, about, other] =
    locale === 'ko' ? [row.name_ko, row.about_ko, row.about_en] : [row.name_en, row.about_en, row.about_ko]
  return { slug: row.slug, name, about: about === '' ? other : about }
}
