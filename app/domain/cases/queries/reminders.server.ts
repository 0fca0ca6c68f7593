import { toPage, decodeCursor, type Page, type PageRequest } from '#app/core/page.ts'
import { toInstant, type Instant } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { CaseReminderTable } from '#db/schema/case-work.ts'

/** When its owner comes back to a case. `promised`: the customer was promised news by then. */
export type Reminder = { id: string; caseId: string; at: Instant; promised: boolean; reason: string }

export const reminderColumns = ['id', 'case_id', 'remind_at', 'promised', 'reason'] as const
export type ReminderRow = Pick<CaseReminderTable, (typeof reminderColumns)[number]>

/** A member's reminders before that moment that are not done, without columns. */
export function remindersBefore(db: Db, memberId: string, before: Instant) {
  return db
    .selectFrom('case_reminder')
    .where('member_id', '=', memberId)
    .where('ended_at', 'is', null)
    .where('remind_at', '<', before)
}

/** A reminder with the number of its case. */
export type NumberedReminder = Reminder & { number: number }

/** A member's reminders that are not done, the first first. */
export async function numberedReminders(
  db: Db,
  memberId: string,
  { limit, cursor }: PageRequest,
): Promise<Page<NumberedReminder>> {
  const [remindAt, id] = cursor === null ? [] : decodeCursor(cursor, 2).map(String)
  const rows = await numbered(db)
    .where('member_id', '=', memberId)
    .where('ended_at', 'is', null)
    .$if(id !== undefined, (q) =>
      q.where((eb) => eb(eb.refTuple('remind_at', 'case_reminder.id'), '>', eb.tuple(remindAt ?? '', id ?? ''))),
    )
    .orderBy('remind_at')
    .orderBy('case_reminder.id')
    .limit(limit + 1)
    .execute()
  const page = toPage(rows, limit, (row) => [row.remind_at, row.id])
  return { items: page.items.map((row) => ({ ...reminderOf(row), number: row.number })), next: page.next }
}

/** One reminder; undefined when there is none. */
export async function numberedReminder(db: Db, id: string): Promise<NumberedReminder | undefined> {
  const row = await numbered(db).where('case_reminder.id', '=', id).executeTakeFirst()
  return row && { ...reminderOf(row), number: row.number }
}

function numbered(db: Db) {
  return db
    .selectFrom('case_reminder')
    .innerJoin('case', 'case.id', 'case_reminder.case_id')
    .selectAll('case_reminder')
    .select('case.number')
}

/** All reminders of a case that are not done, the first first, with whose they are. */
export async function remindersOfCase(
  db: Db,
  caseId: string,
): Promise<(Reminder & { owner: { id: string; name: string } })[]> {
  const rows = await db
    .selectFrom('case_reminder')
    .innerJoin('member', 'member.id', 'case_reminder.member_id')
    .selectAll('case_reminder')
    .select('member.name')
    .where('case_id', '=', caseId)
    .where('ended_at', 'is', null)
    .orderBy('remind_at')
    .execute()
  return rows.map((row) => ({ ...reminderOf(row), owner: { id: row.member_id, name: row.name } }))
}

export function findReminder(db: Db, id: string): Promise<CaseReminderTable | undefined> {
  return db.selectFrom('case_reminder').selectAll().where('id', '=', id).executeTakeFirst()
}

export function reminderOf(row: ReminderRow): Reminder {
  return {
    id: row.id,
    caseId: row.case_id,
    at: toInstant(row.remind_at),
    promised: row.promised === 1,
    reason: row.reason,
  }
}
