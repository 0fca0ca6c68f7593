import { decodeCursor, toPage, type Page } from '#app/core/page.ts'
import { publicThread } from '#app/domain/access/queries/readable-content.server.ts'
import { constant } from '#db/constant.ts'
import type { Db } from '#db/dialects/dialect.ts'

/**
 * Members for search engines, after a cursor: those who wrote something that everybody may read and who do not hide
 * from directories. One query. @throws invalid for a broken cursor
 */
export async function sitemapMembers(db: Db, after: string | null, limit: number): Promise<Page<{ handle: string }>> {
  const rows = await db
    .selectFrom('member')
    .select(['member.id', 'member.handle'])
    .where('member.hides_from_directory', '=', 0)
    .where('member.suspended_at', 'is', null)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('post')
          .innerJoin('thread', 'thread.id', 'post.thread_id')
          .select('post.id')
          .where(publicThread())
          .whereRef('post.author_id', '=', 'member.id')
          .where('post.state', '=', constant('visible'))
          .limit(eb.lit(1)),
      ),
    )
    .$if(after !== null, (all) => all.where('member.id', '>', String(decodeCursor(after ?? '', 1)[0])))
    .orderBy('member.id')
    .limit(limit + 1)
    .execute()
  return toPage(rows, limit, (row) => [row.id])
}
