import type { Ctx } from '#app/core/context.server.ts'
import { createThread } from '#app/domain/threads/create-thread.server.ts'
import { threadShape } from '#app/domain/threads/input.ts'
import { limits } from '#app/registry/limits.ts'
import { parsedText, takeLimit } from './as-on-a-page.server.ts'
import type { Posted } from './post-answer.server.ts'
import { withPictures } from './with-pictures.server.ts'

/** `Re:`, `Fwd:` and their Korean counterparts, and the mark of the site in brackets. */
const marks = /^\s*(?:(?:re|fwd?|답장|회신|전달)\s*(?:\[\d+\])?\s*[:：]\s*|\[[^\]]{1,40}\]\s*)+/i

/**
 * Asks a question that came by mail: its subject is the title.
 * @param once the context under the key of the message; `ctx` the same without it, for the pictures
 * @throws what `createThread` throws; rate_limited
 */
export async function postQuestion(
  once: Ctx,
  ctx: Ctx,
  input: { category: string; title: string; text: string; pictures: readonly Buffer[] },
): Promise<Posted> {
  if (!once.isRepetition) await takeLimit(ctx, limits.thread, 'thread')
  const body = await withPictures(ctx, input)
  const { thread, post } = await createThread(
    once,
    parsedText(threadShape, {
      kind: 'question',
      title: input.title.replace(marks, ''),
      body,
      category: input.category,
    }),
  )
  return { postId: post.id, threadId: thread.id }
}
