import { sql, type Kysely } from 'kysely'

/** Who had heavy cases lately is looked up by the time of the reports of abuse. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`create index flag_abuse on flag (at) where subject_type = 'post' and reason = 'abuse'`).execute(db)
}
