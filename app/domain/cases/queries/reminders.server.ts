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

/** A member's reminders that are not done, the first first, with the numbers of their cases. 200 at most. */
export async function numberedReminders(db: Db, memberId: string): Promise<(Reminder & { number: number })[]> {
  const rows = await db
    .selectFrom('case_reminder')
    .innerJoin('case', 'case.id', 'case_reminder.case_id')
    .selectAll('case_reminder')
    .select('case.number')
    .where('member_id', '=', memberId)
    .where('ended_at', 'is', null)
    .orderBy('remind_at')
    .orderBy('case_reminder.id')
    .limit(200)
    .execute()
  return rows.map((row) => ({ ...reminderOf(row), number: row.number }))
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
