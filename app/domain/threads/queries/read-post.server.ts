import type { Ctx } from '#app/core/context.server.ts'
import { notFound, readablePost } from '#app/domain/access/may-read.ts'
import type { Post, Thread } from '#app/domain/threads/thread.ts'
import { findPost, findThread } from './posts.server.ts'

/** A post with its thread, for this reader. Two queries. @throws not_found unless they may know of both */
export async function readPost(ctx: Ctx, postId: string): Promise<{ thread: Thread; post: Post }> {
  const post = await findPost(ctx.read, postId)
  const thread = post === undefined ? undefined : await findThread(ctx.read, post.thread_id)
  if (post === undefined || thread === undefined) throw notFound()
  return readablePost(ctx.actor, { thread, post })
}
