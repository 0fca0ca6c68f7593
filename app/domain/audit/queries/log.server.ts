import { daysAfter, instantOfDay, plus } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { AuditEventTable } from '#db/schema/operation.ts'
import type { AuditFilter } from '../audit-filter.ts'

/**
 * Hours by which rows may be out of the order of their moments: a row has the moment at which its transaction began, and
 * its number from when it was written. Far longer than any transaction.
 */
const slack = 1

/**
 * Rows of the log, newest first. @param before only rows with a smaller number; null: from the newest
 * @param zone of the days of the filter
 */
export function auditRows(
  db: Db,
  { actor, act, subject, from, until }: AuditFilter,
  { limit, before, zone }: { limit: number; before: number | null; zone: string },
): Promise<AuditEventTable[]> {
  let query = db.selectFrom('audit_event').selectAll()
  if (before !== null) query = query.where('seq', '<', before)
  if (actor === 'system') query = query.where('actor_id', 'is', null)
  else if (actor !== null) query = query.where('actor_id', '=', actor)
  if (act !== null && act.includes('.')) query = query.where('action', '=', act)
  // All acts of a subject: '/' comes right after '.'.
  else if (act !== null) query = query.where('action', '>', `${act}.`).where('action', '<', `${act}/`)
  if (subject !== null) query = query.where('subject_id', '=', subject)
  if (from !== null) {
    const start = instantOfDay(from, zone)
    query = query.where('at', '>=', start).where('seq', '>=', (eb) =>
      eb
        .selectFrom('audit_event')
        .select('seq')
        .where('at', '>=', plus(start, { hours: -slack }))
        .orderBy('at')
        .limit(1),
    )
  }
  if (until !== null) {
    const end = instantOfDay(daysAfter(until, 1), zone)
    query = query.where('at', '<', end).where('seq', '<=', (eb) =>
      eb
        .selectFrom('audit_event')
        .select('seq')
        .where('at', '<', plus(end, { hours: slack }))
        .orderBy('at', 'desc')
        .limit(1),
    )
  }
  return query.orderBy('seq', 'desc').limit(limit).execute()
}

/** What the last check found; undefined before the first one. */
export function lastAuditCheck(db: Db): Promise<{ at: string; rows: number; broken_at: number | null } | undefined> {
  return db.selectFrom('audit_check').select(['at', 'rows', 'broken_at']).where('id', '=', 1).executeTakeFirst()
}

/** Handles and names of these members, and numbers of these cases: what the log names by id alone. */
export async function auditNames(
  db: Db,
  ids: readonly string[],
): Promise<{ members: Map<string, { handle: string; name: string }>; cases: Map<string, number> }> {
  const members = ids.filter((id) => id.startsWith('mem_'))
  const cases = ids.filter((id) => id.startsWith('cas_'))
  const [people, numbers] = await Promise.all([
    members.length === 0
      ? []
      : db.selectFrom('member').select(['id', 'handle', 'name']).where('id', 'in', members).execute(),
    cases.length === 0 ? [] : db.selectFrom('case').select(['id', 'number']).where('id', 'in', cases).execute(),
  ])
  return {
    members: new Map(people.map(({ id, ...row }) => [id, row])),
    cases: new Map(numbers.map(({ id, number }) => [id, number])),
  }
}
