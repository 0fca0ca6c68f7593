import type { Reading } from '#app/core/reading.ts'
import { shorten } from '#app/core/shorten.ts'
import type { Subject } from '#app/domain/notifications/notification-view.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { NotificationSubject } from '#app/registry/notifications/kinds.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { NotificationTable } from '#db/schema/notifications.ts'

/** Characters of a moderator's words; the page of the flags shows them whole. */
const shownWords = 200

type Titles = (db: Db, ids: readonly string[], locale: Locale) => Promise<Map<string, Subject>>

/** Where titles come from; posts bring theirs, and what is not here has none. Each is one query for a whole page. */
const titles: Partial<Record<NotificationSubject, Titles>> = {
  async case(db, ids) {
    const rows = await db
      .selectFrom('case')
      .select(['id', 'subject', 'lang', 'number'])
      .where('id', 'in', [...ids])
      .execute()
    return new Map(rows.map(({ id, subject, lang, number }) => [id, { title: subject, lang, number }]))
  },
  async fix(db, ids) {
    const rows = await db
      .selectFrom('fix_notice')
      .select(['id', 'quote', 'quote_lang'])
      .where('id', 'in', [...ids])
      .execute()
    return new Map(
      rows.map(({ id, quote, quote_lang }) => [
        id,
        { title: quote === '' ? null : `“${quote}”`, lang: quote_lang, number: null },
      ]),
    )
  },
  async cause(db, ids) {
    const rows = await db
      .selectFrom('root_cause')
      .select(['id', 'name'])
      .where('id', 'in', [...ids])
      .execute()
    return new Map(rows.map(({ id, name }) => [id, { title: name, lang: null, number: null }]))
  },
  async story(db, ids) {
    const rows = await db
      .selectFrom('story')
      .select(['id', 'headline', 'lang'])
      .where('id', 'in', [...ids])
      .execute()
    return new Map(rows.map(({ id, headline, lang }) => [id, { title: headline, lang, number: null }]))
  },
  async perk(db, ids, locale) {
    const rows = await db
      .selectFrom('perk')
      .select(['id', 'title_en', 'title_ko'])
      .where('id', 'in', [...ids])
      .execute()
    return new Map(
      rows.map(({ id, title_en, title_ko }) => [
        id,
        { title: locale === 'ko' ? title_ko : title_en, lang: locale, number: null },
      ]),
    )
  },
  /** What the moderator wrote about a flag that is decided. */
  async flag(db, ids) {
    const rows = await db
      .selectFrom('flag')
      .innerJoin('review_item', 'review_item.id', 'flag.review_item_id')
      .select(['flag.id', 'review_item.note'])
      .where('flag.id', 'in', [...ids])
      .where('flag.state', 'in', ['upheld', 'rejected', 'dismissed'])
      .where('review_item.note', '!=', '')
      .execute()
    return new Map(rows.map(({ id, note }) => [id, { title: shorten(note, shownWords), lang: null, number: null }]))
  },
  async redemption(db, ids, locale) {
    const rows = await db
      .selectFrom('redemption')
      .innerJoin('perk', 'perk.id', 'redemption.perk_id')
      .select(['redemption.id', 'perk.title_en', 'perk.title_ko'])
      .where('redemption.id', 'in', [...ids])
      .execute()
    return new Map(
      rows.map(({ id, title_en, title_ko }) => [
        id,
        { title: locale === 'ko' ? title_ko : title_en, lang: locale, number: null },
      ]),
    )
  },
}

/** The titles of what these notifications are about, by notification. One query for each kind of subject among them. */
export async function subjectsOf(
  { read, locale }: Pick<Reading, 'read'> & { locale: Locale },
  rows: readonly Pick<NotificationTable, 'id' | 'subject_type' | 'subject_id'>[],
): Promise<Map<string, Subject>> {
  const found = new Map<string, Subject>()
  for (const [type, some] of Map.groupBy(rows, ({ subject_type }) => subject_type)) {
    const known = await titles[type as NotificationSubject]?.(
      read,
      [...new Set(some.map(({ subject_id }) => subject_id))],
      locale,
    )
    for (const { id, subject_id } of some) {
      const subject = known?.get(subject_id)
      if (subject !== undefined) found.set(id, subject)
    }
  }
  return found
}
