import { openStatuses, type Case, type CaseSource } from '#app/domain/cases/case.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** The case with this number; undefined when there is none. */
export function caseByNumber(db: Db, number: number): Promise<Case | undefined> {
  return db.selectFrom('case').selectAll().where('number', '=', number).executeTakeFirst()
}

/** The case about a post, dismissed or not; undefined when there is none. */
export function caseOfPost(db: Db, postId: string): Promise<Case | undefined> {
  return db.selectFrom('case').selectAll().where('post_id', '=', postId).executeTakeFirst()
}

/** Cases of a thread that were not dismissed, the first opened first. */
export function casesOfThread(db: Db, threadId: string): Promise<Case[]> {
  return db
    .selectFrom('case')
    .selectAll()
    .where('thread_id', '=', threadId)
    .where('dismissed', '=', 0)
    .orderBy('number')
    .execute()
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

/** The number of a case; null when there is none. */
export async function caseNumberById(db: Db, id: string): Promise<number | null> {
  return (await db.selectFrom('case').select('number').where('id', '=', id).executeTakeFirst())?.number ?? null
}
