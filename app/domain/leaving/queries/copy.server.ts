import type { Instant } from '#app/core/time.ts'
import type { CopiedTable } from '#app/domain/leaving/copy/tables.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { DataExportTable } from '#db/schema/leaving.ts'

type AnyTable = 'member_day'
type AnyColumn = 'member_id'

/** The rows of the member in one table, without what is left out. */
export async function copiedRows(
  db: Db,
  memberId: string,
  { table, column, omit = [] }: CopiedTable,
): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = await db
    .selectFrom(table as AnyTable)
    .selectAll()
    .where(column as AnyColumn, '=', memberId)
    .execute()
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !omit.includes(name))))
}

/** What the member wrote, for files that people read. `title`: of a thread of their own. */
export async function writtenPosts(db: Db, memberId: string) {
  return db
    .selectFrom('post')
    .leftJoin('thread', (on) =>
      on.onRef('thread.opening_post_id', '=', 'post.id').on('thread.author_id', '=', memberId),
    )
    .select(['post.id', 'post.thread_id', 'post.kind', 'post.state', 'post.body', 'post.created_at', 'thread.title'])
    .where('post.author_id', '=', memberId)
    .orderBy('post.id')
    .execute()
}

/** Whole conversations of the member's own cases, as their page shows them. */
export async function caseConversations(db: Db, memberId: string) {
  return db
    .selectFrom('case_message')
    .innerJoin('case', 'case.id', 'case_message.case_id')
    .select(['case.number', 'case_message.body', 'case_message.by_staff', 'case_message.created_at'])
    .where('case.customer_id', '=', memberId)
    .orderBy('case_message.id')
    .execute()
}

/** The exports a member asked for, newest first. */
export async function exportsOf(db: Db, memberId: string, limit: number): Promise<DataExportTable[]> {
  return db
    .selectFrom('data_export')
    .selectAll()
    .where('member_id', '=', memberId)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function findExport(db: Db, id: string): Promise<DataExportTable | null> {
  return (await db.selectFrom('data_export').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** Exports whose file is to be deleted. */
export async function expiredExports(db: Db, now: Instant): Promise<string[]> {
  const rows = await db.selectFrom('data_export').select('id').where('expires_at', '<=', now).execute()
  return rows.map(({ id }) => id)
}
