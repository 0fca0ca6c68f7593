import type { Actor } from '#app/core/actor.ts'
import { fieldName, fieldOfRow, maySeeField, shownValue, type ProfileField } from '#app/domain/accounts/fields/field.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** Every field of the site in its order. */
export async function profileFields(db: Db): Promise<ProfileField[]> {
  const rows = await db.selectFrom('profile_field').selectAll().orderBy('position').orderBy('id').execute()
  return rows.map(fieldOfRow)
}

/** What a member answered, by the id of the field. */
export async function fieldValues(db: Db, memberId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('profile_value')
    .select(['field_id', 'value'])
    .where('member_id', '=', memberId)
    .execute()
  return new Map(rows.map(({ field_id, value }) => [field_id, value]))
}

export type ShownField = Pick<ProfileField, 'id' | 'kind' | 'visibility'> & { name: string; value: string }

/** What this reader may see of the answers of a member, in the order of the fields. Two queries. */
export async function shownFields(
  { read, actor, locale }: { read: Db; actor: Actor; locale: Locale },
  memberId: string,
): Promise<ShownField[]> {
  const [fields, values] = await Promise.all([profileFields(read), fieldValues(read, memberId)])
  return fields.flatMap((field) => {
    const value = shownValue(field, values.get(field.id) ?? '', locale)
    if (value === '' || !maySeeField(actor, field.visibility, memberId)) return []
    return { id: field.id, kind: field.kind, visibility: field.visibility, name: fieldName(field, locale), value }
  })
}

/** How many members answered each field, by its id. */
export async function answerCounts(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('profile_value')
    .select((eb) => ['field_id', eb.fn.countAll<number>().as('count')])
    .groupBy('field_id')
    .execute()
  return new Map(rows.map(({ field_id, count }) => [field_id, Number(count)]))
}
