import { sql, type Kysely } from 'kysely'
import type { Ddl } from '#db/dialects/dialect.ts'

/**
 * What staff were told of each promise of a case, and the indexes that find the next one. What is late already was
 * seen in the list of cases: nobody is told of it now. `daily_notice`: what is told once a day while it lasts.
 */
export async function up(db: Kysely<unknown>, ddl: Ddl): Promise<void> {
  for (const [clock, running] of [
    ['first_response', 'first_responded_at is null'],
    ['resolution', 'resolved_at is null'],
  ] as const) {
    const told = `${clock}_told`
    await db.schema
      .alterTable('case')
      .addColumn(told, 'text', (c) => c.notNull().defaultTo('nothing'))
      .execute()
    await sql`update ${sql.table('case')} set ${sql.ref(told)} = 'breached' where ${sql.ref(`${clock}_due_at`)} < (select max(at) from event_log)`.execute(
      db,
    )
    await sql
      .raw(`create index case_${clock}_due on "case" (${clock}_due_at) where ${told} <> 'breached' and ${running}`)
      .execute(db)
  }
  await sayWhenDue(db as Kysely<Told>)
  await db.schema
    .createTable('daily_notice')
    .addColumn('name', ddl.id, (c) => c.primaryKey())
    .addColumn('day', 'text', (c) => c.notNull())
    .execute()
}

type Told = {
  notification: { id: string; kind: string }
  notification_item: { event_id: string; member_id: string; notification_id: string; detail: string }
  case: { id: string; first_response_due_at: string }
  event_log: { id: string; payload: string }
}

/** The sentence that a case was opened says now when it will be answered, also where it was told before. */
async function sayWhenDue(db: Kysely<Told>): Promise<void> {
  const rows = await db
    .selectFrom('notification_item as i')
    .innerJoin('notification as n', 'n.id', 'i.notification_id')
    .innerJoin('event_log as e', 'e.id', 'i.event_id')
    .select(['i.event_id', 'i.member_id', 'i.detail', 'e.payload'])
    .where('n.kind', '=', 'caseOpened')
    .execute()
  for (const { event_id, member_id, detail, payload } of rows) {
    const { caseId } = JSON.parse(payload) as { caseId: string }
    const opened = await db
      .selectFrom('case')
      .select('first_response_due_at')
      .where('id', '=', caseId)
      .executeTakeFirst()
    if (opened === undefined) continue
    const kept = { ...(JSON.parse(detail) as object), dueAt: opened.first_response_due_at }
    await db
      .updateTable('notification_item')
      .set({ detail: JSON.stringify(kept) })
      .where('event_id', '=', event_id)
      .where('member_id', '=', member_id)
      .execute()
  }
}
