import { sql, type Kysely } from 'kysely'

/**
 * Indexes in the order in which staff look at cases, so that a page reads the rows that it shows. The expressions are
 * those of `queries/order.ts`: an index is used only where they are the same to the letter. Decision 083.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const waiting = `case when "case".status in ('resolved', 'closed') then 2 when "case".status = 'waiting_customer' then 1 else 0 end`
  const due = 'coalesce("case".next_due_at, "case".resolution_due_at)'
  const listed = 'dismissed = 0 and merged_into_id is null'
  const open = `${listed} and status in ('new', 'acknowledged', 'waiting_staff', 'waiting_customer')`
  const of = (expression: string): string => expression.replaceAll('"case".', '')
  for (const statement of [
    `create index case_order on "case" ((${of(waiting)}), (${of(due)}), id) where ${listed}`,
    `create index case_board on "case" (status, (${of(due)}), id) where ${open}`,
    `create index case_free on "case" ((${of(waiting)}), (${of(due)}), id) where assignee_id is null and ${open}`,
    `create index case_open on "case" (assignee_id, status, next_due_at, next_late_at) where ${open}`,
    `create index case_status_updated on "case" (status, updated_at, id)`,
  ])
    await sql.raw(statement).execute(db)
  await sql`drop index case_status`.execute(db)
}
