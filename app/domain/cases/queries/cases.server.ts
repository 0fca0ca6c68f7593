import { openStatuses, type Case, type CaseSource } from '#app/domain/cases/case.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { keptCase } from './merges.server.ts'

/** The case with this number; undefined when there is none. */
export function caseByNumber(db: Db, number: number): Promise<Case | undefined> {
  return db.selectFrom('case').selectAll().where('number', '=', number).executeTakeFirst()
}

/** The case about a post, dismissed or not, or the one that it is part of; undefined when there is none. */
export async function caseOfPost(db: Db, postId: string): Promise<Case | undefined> {
  const row = await db.selectFrom('case').selectAll().where('post_id', '=', postId).executeTakeFirst()
  return row === undefined ? undefined : keptCase(db, row)
}

/**
 * Cases of a thread that were not dismissed, the first opened first. Of one that is part of another: the kept case, with
 * the post, the thread and the openness of the merged one.
 */
export async function casesOfThread(db: Db, threadId: string): Promise<Case[]> {
  const rows = await db
    .selectFrom('case')
    .selectAll()
    .where('thread_id', '=', threadId)
    .where('dismissed', '=', 0)
    .orderBy('number')
    .execute()
  const found: Case[] = []
  for (const row of rows) {
    const { post_id, thread_id } = row
    found.push(
      row.merged_into_id === null ? row : { ...(await keptCase(db, row)), post_id, thread_id, private: row.private },
    )
  }
  return found
}

/** How many open cases an agent has. */
export async function openCasesOf(db: Db, assigneeId: string): Promise<number> {
  const { count } = await db
    .selectFrom('case')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('assignee_id', '=', assigneeId)
    .where('status', 'in', [...openStatuses])
    .executeTakeFirstOrThrow()
  return count
}

/** The newest open case of a customer from this source that is about no thread; undefined without one. */
export function openPrivateCase(db: Db, customerId: string, source: CaseSource): Promise<Case | undefined> {
  return db
    .selectFrom('case')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('thread_id', 'is', null)
    .where('source', '=', source)
    .where('status', 'in', [...openStatuses])
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The number of a case, or of the one that it is part of; null when there is none. */
export async function caseNumberById(db: Db, id: string): Promise<number | null> {
  const row = await db.selectFrom('case').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : (await keptCase(db, row)).number
}
