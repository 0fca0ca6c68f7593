import type { Instant } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { AbsenceTable } from '#db/schema/case-work.ts'

export function findAbsence(db: Db, id: string): Promise<AbsenceTable | undefined> {
  return db.selectFrom('absence').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Absences of a member that have a moment in common with this time, the first first. `until` null: without an end. */
export function absencesBetween(
  db: Db,
  memberId: string,
  from: Instant,
  until: Instant | null,
): Promise<AbsenceTable[]> {
  return db
    .selectFrom('absence')
    .selectAll()
    .where('member_id', '=', memberId)
    .where((eb) => eb.or([eb('ends_at', '>', from), eb('ends_at', 'is', null)]))
    .$if(until !== null, (q) => q.where('starts_at', '<', until ?? ''))
    .orderBy('starts_at')
    .execute()
}
