import type { Tx } from '#app/core/write.server.ts'
import type { CalendarVersionTable, SlaPolicyTable } from '#db/schema/cases.ts'

/** One policy, or one calendar, is changed at a time. */
export async function lockPromises(tx: Tx): Promise<void> {
  await tx.dialect.lockNamed(tx.db, 'promises')
}

export function findPolicy(tx: Tx, id: string): Promise<SlaPolicyTable | undefined> {
  return tx.db.selectFrom('sla_policy').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertPolicy(tx: Tx, row: SlaPolicyTable): Promise<void> {
  await tx.db.insertInto('sla_policy').values(row).execute()
}

export async function updatePolicy(tx: Tx, { id, ...values }: SlaPolicyTable): Promise<void> {
  await tx.db.updateTable('sla_policy').set(values).where('id', '=', id).execute()
}

export async function deletePolicyRow(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('sla_policy').where('id', '=', id).execute()
}

/** The version of a calendar that is in force; undefined when there is no such calendar. */
export function versionInForce(
  tx: Tx,
  calendarId: string,
): Promise<(CalendarVersionTable & { name_en: string; name_ko: string }) | undefined> {
  return tx.db
    .selectFrom('business_calendar')
    .innerJoin('calendar_version', 'calendar_version.id', 'business_calendar.version_id')
    .selectAll('calendar_version')
    .select(['name_en', 'name_ko'])
    .where('business_calendar.id', '=', calendarId)
    .executeTakeFirst()
}

/** Creates a calendar or gives it other names and another version. */
export async function keepCalendar(
  tx: Tx,
  { id, nameEn, nameKo, versionId }: { id: string; nameEn: string; nameKo: string; versionId: string },
): Promise<void> {
  const names = { name_en: nameEn, name_ko: nameKo, version_id: versionId }
  await tx.db
    .insertInto('business_calendar')
    .values({ id, ...names })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(names))
    .execute()
}

export async function insertCalendarVersion(tx: Tx, row: CalendarVersionTable): Promise<void> {
  await tx.db.insertInto('calendar_version').values(row).execute()
}
