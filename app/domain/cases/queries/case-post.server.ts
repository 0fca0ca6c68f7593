import type { Db } from '#db/dialects/dialect.ts'
import type { PostTable } from '#db/schema/threads.ts'

/** A post with the columns of its thread that cases need. */
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
  /** The author of the thread. */
  asker_id: string | null
  thread_kind: 'question' | 'discussion' | 'idea' | 'announcement'
  thread_state: 'visible' | 'held' | 'hidden' | 'deleted'
  duplicate_of_id: string | null
}

/** The post in any state; undefined when there is none. */
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
      'thread.author_id as asker_id',
      'thread.kind as thread_kind',
      'thread.state as thread_state',
      'thread.duplicate_of_id',
    ])
    .where('post.id', '=', postId)
    .executeTakeFirst()
}
