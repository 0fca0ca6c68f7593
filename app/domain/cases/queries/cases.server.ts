import { openStatuses, type Case } from '#app/domain/cases/case.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { PostTable } from '#db/schema/threads.ts'

export function caseByNumber(db: Db, number: number): Promise<Case | undefined> {
  return db.selectFrom('case').selectAll().where('number', '=', number).executeTakeFirst()
}

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

/** Business minutes during which the clocks of a case stood still, from its time line. */
export async function stoppedMinutes(db: Db, caseId: string): Promise<number> {
  const rows = await db
    .selectFrom('case_event')
    .select('data')
    .where('case_id', '=', caseId)
    .where('kind', 'in', ['moved', 'customer_wrote', 'answered', 'reopened'])
    .execute()
  return rows.reduce((sum, row) => sum + ((JSON.parse(row.data) as { stoppedMinutes?: number }).stoppedMinutes ?? 0), 0)
}

/** Answers of staff in the time line, oldest first, with who gave them. */
export function answersInTimeline(
  db: Db,
  caseId: string,
): Promise<{ id: string; actor_id: string | null; name: string | null }[]> {
  return db
    .selectFrom('case_event')
    .leftJoin('member', 'member.id', 'case_event.actor_id')
    .select(['case_event.id', 'case_event.actor_id', 'member.name'])
    .where('case_event.case_id', '=', caseId)
    .where('case_event.kind', '=', 'answered')
    .orderBy('case_event.at')
    .orderBy('case_event.id')
    .execute()
}

/** Whether the time line has this post already. */
export async function postInTimeline(db: Db, caseId: string, postId: string): Promise<boolean> {
  const rows = await db
    .selectFrom('case_event')
    .select('data')
    .where('case_id', '=', caseId)
    .where('kind', 'in', ['answered', 'customer_wrote'])
    .execute()
  return rows.some((row) => (JSON.parse(row.data) as { postId?: string }).postId === postId)
}

export type CasePost = Pick<
  PostTable,
  | 'id'
  | 'thread_id'
  | 'parent_id'
  | 'kind'
  | 'author_id'
  | 'body'
  | 'html'
  | 'state'
  | 'by_staff'
  | 'lang'
  | 'created_at'
  | 'edited_at'
  | 'imported_key'
> & {
  title: string
  thread_kind: 'question' | 'discussion' | 'idea' | 'announcement'
  thread_state: 'visible' | 'held' | 'hidden' | 'deleted'
  duplicate_of_id: string | null
}

/** A post with the columns of its thread that cases need. */
export function postOfCase(db: Db, postId: string): Promise<CasePost | undefined> {
  return db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select([
      'post.id',
      'post.thread_id',
      'post.parent_id',
      'post.kind',
      'post.author_id',
      'post.body',
      'post.html',
      'post.state',
      'post.by_staff',
      'post.lang',
      'post.created_at',
      'post.edited_at',
      'post.imported_key',
      'thread.title',
      'thread.kind as thread_kind',
      'thread.state as thread_state',
      'thread.duplicate_of_id',
    ])
    .where('post.id', '=', postId)
    .executeTakeFirst()
}

/** The member of staff with this handle; null for others, and while they are suspended. */
export async function staffByHandle(
  db: Db,
  handle: string,
): Promise<{ id: string; handle: string; name: string } | null> {
  const row = await db
    .selectFrom('member')
    .innerJoin('member_role', 'member_role.member_id', 'member.id')
    .select(['member.id', 'member.handle', 'member.name'])
    .where('member.handle', '=', handle)
    .where('member_role.role', 'in', ['agent', 'admin'])
    .where('member.suspended_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export async function memberName(db: Db, id: string): Promise<string> {
  return (await db.selectFrom('member').select('name').where('id', '=', id).executeTakeFirst())?.name ?? ''
}
