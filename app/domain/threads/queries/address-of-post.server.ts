import type { Ctx } from '#app/core/context.server.ts'
import { threadPath } from '#app/domain/threads/thread.ts'
import { readPost } from './read-post.server.ts'
import { commentsShown } from './thread-page.server.ts'

/** A thread with at most this many answers fits on one page in every order. */
const onOnePage = 30

/**
 * The address of a post: the page of its thread that shows it, or the page of comments, with the post as anchor and
 * marked. A path of this site. A post that was merged or split off is found where it is now. At most three queries.
 * @throws not_found for what this reader may not see
 */
export async function addressOfPost(ctx: Ctx, postId: string): Promise<string> {
  const { thread, post } = await readPost(ctx, postId)
  if (post.kind === 'opening') return `${threadPath(thread)}#${post.id}`
  if (
    post.kind === 'comment' &&
    post.parent_id !== null &&
    (await commentsBefore(ctx, post.parent_id, post)) >= commentsShown
  ) {
    return `/posts/${post.parent_id}/comments?post=${post.id}#${post.id}`
  }
  const alone = post.kind === 'answer' || post.kind === 'reply' ? thread.answer_count <= onOnePage : false
  return `${threadPath(thread)}${alone ? '' : `?post=${post.id}`}#${post.id}`
}

async function commentsBefore(
  ctx: Ctx,
  parentId: string,
  { id, created_at: at }: { id: string; created_at: string },
): Promise<number> {
  const row = await ctx.read
    .selectFrom('post')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('parent_id', '=', parentId)
    .where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(at, id)))
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}
