import type { Ctx } from '#app/core/context.server.ts'
import { notFound, readable } from '#app/domain/access/may-read.ts'
import { placedPosts, type Place, type Position } from './post-places.server.ts'
import { postViews, readablePosts, type PostView } from './post-views.server.ts'
import { findThread } from './posts.server.ts'
import { threadSummary } from './thread-page.server.ts'
import type { ThreadSummary } from './thread-summaries.server.ts'

export type CommentsPage = {
  thread: ThreadSummary
  post: PostView
  comments: PostView[]
  next: string | null
  previous: string | null
  position: Position | null
}

/**
 * All comments of one post, oldest first, page by page. @throws not_found also for a comment, which has none; invalid
 * for a broken cursor
 */
export async function commentsPage(ctx: Ctx, postId: string, place: Place, limit: number): Promise<CommentsPage> {
  const post = await readablePosts(ctx)
    .where('post.id', '=', postId)
    .where('post.kind', '!=', 'comment')
    .executeTakeFirst()
  if (post === undefined) throw notFound()
  const thread = readable(ctx.actor, await findThread(ctx.read, post.thread_id))
  const found = await placedPosts(
    () => readablePosts(ctx).where('post.parent_id', '=', postId).where('post.kind', '=', 'comment'),
    'oldest',
    place,
    limit,
  )
  const [view, ...comments] = await postViews(ctx, thread, [post, ...found.posts])
  if (view === undefined) throw new Error('A post without its view')
  return {
    thread: await threadSummary(ctx, thread.id),
    post: view,
    comments,
    next: found.next,
    previous: found.previous,
    position: found.position,
  }
}
