import { z } from 'zod'
import type { Ctx } from '#app/core/context.server.ts'
import { maxPageLimit } from '#app/core/page.ts'
import { filledHtml } from '#app/domain/threads/queries/references.server.ts'
import { postsOfThread, threadSummary } from '#app/domain/threads/queries/thread-page.server.ts'
import type { ThreadSummary } from '#app/domain/threads/queries/thread-summaries.server.ts'
import { findTranslation } from '#app/domain/threads/queries/translations.server.ts'
import { postJson, postJsonShape, threadJson, threadJsonShape } from './thread-json.ts'

export const wholeThreadShape = threadJsonShape
  .extend({
    translation: z
      .object({
        lang: z.enum(['ko', 'en']),
        title: z.string(),
        excerpt: z.string(),
        body: z.string(),
        html: z.string(),
      })
      .nullable(),
    posts: z.array(postJsonShape),
    postsNext: z.string().nullable().meta({ description: '`cursor` of the posts after the first hundred' }),
  })
  .meta({ id: 'WholeThread' })

/** One thread with its first hundred posts in the order they were written. @throws not_found */
export async function wholeThread(ctx: Ctx, id: string): Promise<z.output<typeof wholeThreadShape>> {
  const thread = await threadSummary(ctx, id)
  const posts = await postsOfThread(ctx, id, { limit: maxPageLimit, cursor: null })
  const translation = await translationJson(ctx, thread)
  return { ...threadJson(thread), translation, posts: posts.items.map(postJson), postsNext: posts.next }
}

async function translationJson(ctx: Ctx, thread: ThreadSummary) {
  const translation = await findTranslation(ctx.read, thread)
  if (translation === null) return null
  const fill = await filledHtml(ctx, [translation.html])
  return { ...translation, html: fill(translation.html) }
}
