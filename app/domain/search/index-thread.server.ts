import type { Ctx } from '#app/core/context.server.ts'
import { keepRecent } from '#app/core/keep-recent.ts'
import { plainTextOf } from '#app/core/markdown/plain-text.ts'
import { otherLanguage } from '#app/domain/threads/translation.ts'
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

/** Title, tags, product, and the texts of the visible posts; of an announcement in both languages. */
export async function threadDocument(db: Db, threadId: string): Promise<SearchDocument | null> {
  const source = await threadSource(db, threadId)
  if (source === null) return null
  const { thread, posts, labels, translation } = source
  const rank = (post: (typeof posts)[number]): number =>
    order[post.id === thread.accepted_post_id ? 'accepted' : post.kind]
  const texts = posts.toSorted((a, b) => rank(a) - rank(b)).map(({ id, html }) => ({ id, text: textOf(html) }))
  const [opening = [], others] = [texts[0], texts.slice(1)]
  // Behind the opening post, where there is room for them in any thread.
  const named = (more: readonly string[] = []) => ({ id: null, text: [...more, ...labels].join('\n\n') })
  const head = { type: 'thread' as const, subjectId: threadId, lang: thread.lang }
  if (translation === null) return { ...head, title: thread.title, parts: [opening, named(), others].flat() }
  const titles = [thread.title, translation.title]
  const second = { id: thread.opening_post_id, text: textOf(translation.html), lang: translation.lang }
  const first = [opening].flat().map((part) => ({ ...part, lang: otherLanguage(translation.lang) }))
  return { ...head, title: titles.join(' / '), parts: [...first, second, named(titles), ...others] }
}
