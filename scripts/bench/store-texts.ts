import type { Ctx } from '#app/core/context.server.ts'
import { newId } from '#app/core/ids.ts'
import type { Tx } from '#app/core/write.server.ts'
import { saveDocuments } from '#app/domain/search/store/documents.server.ts'
import { tidyIndex } from '#app/domain/search/tidy-index.server.ts'

/** A thread as search sees it: its opening post, then what follows. */
export type StoredText = { title: string; texts: readonly string[]; lang: 'ko' | 'en' | null }

const AT_ONCE = 500

/**
 * Writes threads as the index job would leave them, without the forum around them, and tidies the index as the nightly
 * job does.
 * @returns the ids in the order of the texts
 */
export async function storeTexts(
  ctx: Ctx,
  threads: readonly StoredText[],
  onProgress: (done: number) => void = () => undefined,
): Promise<string[]> {
  const ids: string[] = []
  for (let from = 0; from < threads.length; from += AT_ONCE) {
    ids.push(...(await ctx.write((tx) => storeThreads(tx, threads.slice(from, from + AT_ONCE)))))
    onProgress(ids.length)
  }
  await tidyIndex(ctx)
  return ids
}

async function storeThreads(tx: Tx, threads: readonly StoredText[]): Promise<string[]> {
  const category = await tx.db.selectFrom('category').select('id').limit(1).executeTakeFirstOrThrow()
  const rows = threads.map(({ title, texts, lang }) => ({
    id: newId('thread'),
    kind: 'question' as const,
    slug: 'thread',
    title,
    category_id: category.id,
    product_id: null,
    product_version: null,
    author_id: null,
    state: 'visible' as const,
    opening_post_id: newId('post'),
    accepted_post_id: null,
    accepted_at: null,
    accepted_by: null,
    accepted_event_id: null,
    answer_count: 0,
    comment_count: 0,
    votes: 0,
    me_too_count: 0,
    staff_answered: 0,
    duplicate_of_id: null,
    locked_at: null,
    created_at: tx.at,
    activity_at: tx.at,
    activity_member_id: null,
    lang,
    excerpt: texts[0]?.slice(0, 200) ?? '',
    imported_key: null,
  }))
  await tx.db.insertInto('thread').values(rows).execute()
  await saveDocuments(
    tx,
    threads.map(({ title, texts, lang }, at) => ({
      type: 'thread',
      subjectId: rows[at]?.id ?? '',
      title,
      parts: texts.map((text) => ({ id: newId('post'), text })),
      lang,
    })),
    false,
  )
  return rows.map(({ id }) => id)
}
