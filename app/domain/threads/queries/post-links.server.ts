import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/dialects/dialect.ts'
import { shownTitle } from '#db/shown-text.ts'

export type PostLink = {
  threadId: string
  slug: string
  title: string
  lang: Locale | null
  postId: string
  opening: boolean
}

/**
 * Title and parts of the address of posts in public threads, by post; posts of hidden and deleted threads are left out.
 */
export async function postLinks(db: Db, postIds: readonly string[], locale: Locale): Promise<Map<string, PostLink>> {
  if (postIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select(['post.id', 'thread.id as threadId', 'thread.slug', 'thread.lang', 'post.kind'])
    .select(shownTitle(locale).as('title'))
    .where('post.id', 'in', [...new Set(postIds)])
    .where('thread.state', '=', 'visible')
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        threadId: row.threadId,
        slug: row.slug,
        title: row.title,
        lang: row.lang,
        postId: row.id,
        opening: row.kind === 'opening',
      },
    ]),
  )
}
