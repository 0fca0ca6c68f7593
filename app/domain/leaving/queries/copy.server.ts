import type { Instant } from '#app/core/time.ts'
import type { CopiedTable } from '#app/domain/leaving/copy/tables.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { DataExportTable } from '#db/schema/leaving.ts'

type AnyTable = 'member_day'
type AnyColumn = 'member_id'

/** The rows of the member in one table, without what is left out. `most` left out: all of them. */
export async function copiedRows(
  db: Db,
  memberId: string,
  { table, column, omit = [] }: CopiedTable,
  most?: number,
): Promise<Record<string, unknown>[]> {
  const rows: Record<string, unknown>[] = await db
    .selectFrom(table as AnyTable)
    .selectAll()
    .where(column as AnyColumn, '=', memberId)
    .$if(most !== undefined, (query) => query.limit(most ?? 0))
    .execute()
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !omit.includes(name))))
}

/** What the member wrote, without the texts, for files that people read. `title`: of a thread of their own. */
export async function writtenPosts(db: Db, memberId: string) {
  return db
    .selectFrom('post')
    .leftJoin('thread', (on) =>
      on.onRef('thread.opening_post_id', '=', 'post.id').on('thread.author_id', '=', memberId),
    )
    .select(['post.id', 'post.thread_id', 'post.kind', 'post.state', 'post.created_at', 'thread.title'])
    .where('post.author_id', '=', memberId)
    .orderBy('post.id')
    .execute()
}

/** The text of a post as it was written; '' when it is gone meanwhile. */
export async function bodyOf(db: Db, postId: string): Promise<string> {
  return (await db.selectFrom('post').select('body').where('id', '=', postId).executeTakeFirst())?.body ?? ''
}

/** Numbers of the member's own cases in which something was written, the oldest first. */
export async function caseNumbers(db: Db, memberId: string): Promise<number[]> {
  const rows = await db
    .selectFrom('case')
    .select('case.number')
    .where('case.customer_id', '=', memberId)
    .where((eb) =>
      eb.exists(
        eb.selectFrom('case_message').select('case_message.id').whereRef('case_message.case_id', '=', 'case.id'),
      ),
    )
    .orderBy('case.number')
    .execute()
  return rows.map(({ number }) => number)
}

/** The whole conversation of a case, as the page of its customer shows it. */
export async function caseConversation(db: Db, number: number) {
  return db
    .selectFrom('case_message')
    .innerJoin('case', 'case.id', 'case_message.case_id')
    .select(['case_message.body', 'case_message.by_staff', 'case_message.created_at'])
    .where('case.number', '=', number)
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
