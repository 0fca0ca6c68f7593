import type { Db } from '#db/dialects/dialect.ts'
import type { PostTable, ThreadTable } from '#db/schema/threads.ts'

/** What following and reading need to know of a thread. */
export type FollowedThread = Pick<
  ThreadTable,
  'id' | 'state' | 'author_id' | 'area' | 'category_id' | 'activity_at' | 'answer_count' | 'comment_count'
>

/** A thread in any state: the caller asks whether the reader may know of it. */
export function findFollowedThread(db: Db, id: string): Promise<FollowedThread | undefined> {
  return db
    .selectFrom('thread')
    .select(['id', 'state', 'author_id', 'area', 'category_id', 'activity_at', 'answer_count', 'comment_count'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** A post and its thread, in any state: the caller asks whether the reader may know of them. */
export async function findBookmarkedPost(
  db: Db,
  postId: string,
): Promise<{ thread: FollowedThread; post: Pick<PostTable, 'id' | 'state' | 'author_id'> } | undefined> {
  const post = await db
    .selectFrom('post')
    .select(['id', 'state', 'author_id', 'thread_id'])
    .where('id', '=', postId)
    .executeTakeFirst()
  const thread = post === undefined ? undefined : await findFollowedThread(db, post.thread_id)
  return post === undefined || thread === undefined ? undefined : { thread, post }
}

/** The member with this handle; null when there is none. */
export async function watchedMemberId(db: Db, handle: string): Promise<string | null> {
  const row = await db.selectFrom('member').select('id').where('handle', '=', handle).executeTakeFirst()
  return row?.id ?? null
}
