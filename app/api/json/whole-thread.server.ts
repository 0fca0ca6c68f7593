import { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import { maxPageLimit } from '#app/core/page.ts'
import { postsOfThread, threadSummary } from '#app/domain/threads/queries/thread-page.server.ts'
import { postJson, postJsonShape, threadJson, threadJsonShape } from './thread-json.ts'

export const wholeThreadShape = threadJsonShape
  .extend({
    posts: z.array(postJsonShape),
    postsNext: z.string().nullable().meta({ description: '`cursor` of the posts after the first hundred' }),
  })
  .meta({ id: 'WholeThread' })

/** One thread with its first hundred posts in the order they were written. @throws not_found */
export async function wholeThread(ctx: Ctx, id: string): Promise<z.output<typeof wholeThreadShape>> {
  const thread = await threadSummary(ctx, id)
  const posts = await postsOfThread(ctx, id, { limit: maxPageLimit, cursor: null })
  return { ...threadJson(thread), posts: posts.items.map(postJson), postsNext: posts.next }
}
