import { decodeCursor, toPage, type Page, type PageRequest } from '#app/core/page.ts'
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

/** Absences that are not over at that moment, the first first, of everybody or of one member. */
export async function absencesNotOver(
  db: Db,
  at: Instant,
  handle: string | null,
  { limit, cursor }: PageRequest,
): Promise<Page<StaffAbsence>> {
  const [startsAt, id] = cursor === null ? [] : decodeCursor(cursor, 2).map(String)
  const rows = await staffAbsences(db)
    .where((eb) => eb.or([eb('absence.ends_at', '>', at), eb('absence.ends_at', 'is', null)]))
    .$if(handle !== null, (q) => q.where('member.handle', '=', handle ?? ''))
    .$if(id !== undefined, (q) =>
      q.where((eb) => eb(eb.refTuple('absence.starts_at', 'absence.id'), '>', eb.tuple(startsAt ?? '', id ?? ''))),
    )
    .orderBy('absence.starts_at')
    .orderBy('absence.id')
    .limit(limit + 1)
    .execute()
  return toPage(rows, limit, (row) => [row.starts_at, row.id])
}

/** One absence with whose it is; undefined when there is none. */
export function staffAbsence(db: Db, id: string): Promise<StaffAbsence | undefined> {
  return staffAbsences(db).where('absence.id', '=', id).executeTakeFirst()
}

function staffAbsences(db: Db) {
  return db
    .selectFrom('absence')
    .innerJoin('member', 'member.id', 'absence.member_id')
    .selectAll('absence')
    .select(['member.handle', 'member.name'])
}
