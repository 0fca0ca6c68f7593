import type { Ctx } from '#app/core/context.server.ts'
import { shownThread } from '#app/domain/access/queries/readable-content.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
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
 * Title and parts of the address of posts in visible threads that the reader sees, by post; all others are left out.
 */
export async function postLinks(
  { read, actor, locale }: Ctx,
  postIds: readonly string[],
): Promise<Map<string, PostLink>> {
  if (postIds.length === 0) return new Map()
  const rows = await read
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select(['post.id', 'thread.id as threadId', 'thread.slug', 'thread.lang', 'post.kind'])
    .select(shownTitle(locale).as('title'))
    .where('post.id', 'in', [...new Set(postIds)])
    .where(shownThread(actor))
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
