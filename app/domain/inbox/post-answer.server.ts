import type { Ctx } from '#app/core/context.server.ts'
import { notFound } from '#app/core/errors.ts'
import { postShape } from '#app/domain/threads/input.ts'
import { findPost, findThread } from '#app/domain/threads/queries/posts.server.ts'
import { writePost } from '#app/domain/threads/write-post.server.ts'
import { limits } from '#app/registry/limits.ts'
import { parsedText, takeLimit } from './as-on-a-page.server.ts'
import { withPictures } from './with-pictures.server.ts'

/** What a message became. */
export type Posted = { postId: string; threadId: string }

/**
 * Posts an answer by mail: a comment below the post that the mail was about. A mail about a question of somebody else
 * is answered with an answer, one about any other opening post with a reply.
 * @param once the context under the key of the message; `ctx` the same without it, for the pictures
 * @throws what `writePost` throws; rate_limited
 */
export async function postAnswer(
  once: Ctx,
  ctx: Ctx,
  input: { postId: string; text: string; pictures: readonly Buffer[] },
): Promise<Posted> {
  const about = await findPost(ctx.read, input.postId)
  const thread = about === undefined ? undefined : await findThread(ctx.read, about.thread_id)
  if (about === undefined || thread === undefined) throw notFound()
  if (!once.isRepetition) await takeLimit(ctx, limits.post, 'post')
  const respond = about.kind === 'opening' && !(thread.kind === 'question' && thread.author_id === ctx.actor.memberId)
  const body = await withPictures(ctx, input)
  const post = await writePost(
    once,
    parsedText(postShape, {
      threadId: thread.id,
      body,
      ...(respond ? {} : { kind: 'comment', parentId: about.kind === 'comment' ? about.parent_id : about.id }),
    }),
  )
  return { postId: post.id, threadId: post.thread_id }
}
