import { sql, type Kysely } from 'kysely'

/** The index of migration 88, which went with the table that migration 90 replaced. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index if not exists csat_low on csat_response (answered_at) where score <= 2 and comment != ''`.execute(
    db,
  )
}
