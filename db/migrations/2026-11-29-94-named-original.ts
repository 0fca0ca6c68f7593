import { sql, type Kysely } from 'kysely'

/**
 * What a question was closed as a duplicate of is kept apart from where that leads today: the named one may be closed or
 * merged later, and opened again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table thread add column named_original_id text references thread (id)`).execute(db)
  await sql.raw(`update thread set named_original_id = duplicate_of_id where duplicate_of_id is not null`).execute(db)
  await sql
    .raw(`create index thread_named_original on thread (named_original_id) where named_original_id is not null`)
    .execute(db)
  await returnRedirected(db)
  // A question that was merged into its own duplicate left a page that leads to itself.
  await sql
    .raw(
      `update thread set duplicate_of_id = null where exists
        (select 1 from thread as named where named.id = thread.duplicate_of_id and named.merged_into_id = thread.id)`,
    )
    .execute(db)
  for (let step = 0; step < 10; step += 1)
    await sql
      .raw(
        `update thread set duplicate_of_id =
          (select next.duplicate_of_id from thread as next where next.id = thread.duplicate_of_id)
         where exists (select 1 from thread as next where next.id = thread.duplicate_of_id
          and next.duplicate_of_id is not null and next.duplicate_of_id <> thread.id)`,
      )
      .execute(db)
}

/** Merges redirected duplicates and listed them for the day they are undone; what they had named is in those lists. */
async function returnRedirected(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql
    .raw<{ from_thread_id: string; to_thread_id: string; details: string }>(
      `select from_thread_id, to_thread_id, details from thread_transfer where kind = 'merge' and undone_at is null order by at, id`,
    )
    .execute(db)
  for (const row of rows) {
    const { duplicates = [] } = JSON.parse(row.details) as { duplicates?: string[] }
    for (const id of duplicates)
      await sql`update thread set named_original_id = ${row.from_thread_id}
        where id = ${id} and named_original_id = ${row.to_thread_id}`.execute(db)
  }
}
