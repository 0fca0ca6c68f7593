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

/** An absence with whose it is. */
export type StaffAbsence = AbsenceTable & { handle: string; name: string }

/** Absences that are not over at that moment, the first first, of everybody or of one member. 200 at most. */
export function absencesNotOver(db: Db, at: Instant, handle: string | null): Promise<StaffAbsence[]> {
  return db
    .selectFrom('absence')
    .innerJoin('member', 'member.id', 'absence.member_id')
    .selectAll('absence')
    .select(['member.handle', 'member.name'])
    .where((eb) => eb.or([eb('absence.ends_at', '>', at), eb('absence.ends_at', 'is', null)]))
    .$if(handle !== null, (q) => q.where('member.handle', '=', handle ?? ''))
    .orderBy('absence.starts_at')
    .orderBy('absence.id')
    .limit(200)
    .execute()
}
