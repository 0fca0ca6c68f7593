import type { Ctx } from '#app/core/context.server.ts'
import { maxPageLimit } from '#app/core/page.ts'
import { postsOfThread, threadSummary } from '#app/domain/threads/queries/thread-page.server.ts'
import { postJson, threadJson } from './thread-json.ts'

/** One thread with its first hundred posts in the order they were written. @throws not_found */
export async function wholeThread(ctx: Ctx, id: string) {
  const thread = await threadSummary(ctx, id)
  const posts = await postsOfThread(ctx, id, { limit: maxPageLimit, cursor: null })
  return { ...threadJson(thread), posts: posts.items.map(postJson), postsNext: posts.next }
}
