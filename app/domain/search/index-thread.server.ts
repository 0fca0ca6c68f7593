import type { Ctx } from '#app/core/context.server.ts'
import { plainTextOf } from '#app/core/markdown/plain-text.ts'
import { indexDocument } from './index-document.server.ts'
import type { IndexOptions } from './index-document.server.ts'
import { threadSource } from './queries/sources.server.ts'

/** What comes first when a thread is too long to be indexed whole. Comments are remarks and come last. */
const order = { opening: 0, accepted: 1, answer: 2, reply: 2, comment: 4 } as const

/** Brings the index up to date with a thread: title, tags, product, and the texts of its visible posts. Can be run any number of times. */
export async function indexThread(ctx: Ctx, { threadId }: { threadId: string }, options: IndexOptions = {}): Promise<void> {
  await ctx.write((tx) =>
    indexDocument(
      tx,
      threadId,
      async () => {
        const source = await threadSource(tx.db, threadId)
        if (source === null) return null
        const { thread, posts, labels } = source
        const rank = (post: (typeof posts)[number]): number => order[post.id === thread.accepted_post_id ? 'accepted' : post.kind]
        const texts = posts.toSorted((a, b) => rank(a) - rank(b)).map(({ id, html }) => ({ id, text: plainTextOf(html) }))
        // Behind the opening post, where there is room for them in any thread.
        const parts = [...texts.slice(0, 1), { id: null, text: labels.join('\n\n') }, ...texts.slice(1)]
        return { type: 'thread', subjectId: threadId, title: thread.title, parts, lang: thread.lang }
      },
      options,
    ),
  )
}
