import type { PostContent, ThreadContent } from '#app/domain/access/may-read.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** What decides who may read these posts: themselves and their threads, by the post's id. One query. */
export async function contentOf(
  db: Db,
  postIds: readonly string[],
): Promise<Map<string, { thread: ThreadContent; post: PostContent }>> {
  if (postIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select(['post.id', 'post.state', 'post.author_id'])
    .select(['thread.state as thread_state', 'thread.author_id as thread_author_id'])
    .select(['thread.area', 'thread.category_id'])
    .where('post.id', 'in', [...postIds])
    .execute()
  return new Map(
    rows.map(({ id, state, author_id, thread_state, thread_author_id, area, category_id }) => [
      id,
      { post: { state, author_id }, thread: { state: thread_state, author_id: thread_author_id, area, category_id } },
    ]),
  )
}
