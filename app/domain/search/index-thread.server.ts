import type { Ctx } from '#app/core/context.server.ts'
import { keepRecent } from '#app/core/keep-recent.ts'
import { plainTextOf } from '#app/core/markdown/plain-text.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { SearchDocument } from './document.ts'
import { indexDocuments, type IndexOptions } from './index-documents.server.ts'
import { threadSource } from './queries/sources.server.ts'

/** The order of posts when a thread is too long to be indexed whole. Comments come last. */
const order = { opening: 0, accepted: 1, answer: 2, reply: 2, comment: 4 } as const

/** Brings the index up to date with a thread. Can be run any number of times. */
export async function indexThread(
  ctx: Ctx,
  { threadId }: { threadId: string },
  options: IndexOptions = {},
): Promise<void> {
  await ctx.write((tx) => indexDocuments(tx, [threadId], threadDocument, options), { unseen: true })
}

/** As with the tokens: of a long thread all texts but one are known. */
const textOf = keepRecent(plainTextOf, 800_000)

/** Title, tags, product, and the texts of the visible posts. */
export async function threadDocument(db: Db, threadId: string): Promise<SearchDocument | null> {
  const source = await threadSource(db, threadId)
  if (source === null) return null
  const { thread, posts, labels } = source
  const rank = (post: (typeof posts)[number]): number =>
    order[post.id === thread.accepted_post_id ? 'accepted' : post.kind]
  const texts = posts.toSorted((a, b) => rank(a) - rank(b)).map(({ id, html }) => ({ id, text: textOf(html) }))
  // Behind the opening post, where there is room for them in any thread.
  const parts = [...texts.slice(0, 1), { id: null, text: labels.join('\n\n') }, ...texts.slice(1)]
  return { type: 'thread', subjectId: threadId, title: thread.title, parts, lang: thread.lang }
}
