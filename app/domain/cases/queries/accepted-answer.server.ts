import { publicThread } from '#app/domain/access/queries/readable-content.server.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** An accepted answer that everybody can read. */
export type AcceptedAnswer = {
  postId: string
  threadId: string
  title: string
  slug: string
  body: string
  excerpt: string
  votes: number
  at: string
  author: string | null
}

/** The accepted answers of these threads that everybody can read, by the id of the thread. One query. */
export async function acceptedAnswers(db: Db, threadIds: readonly string[]): Promise<Map<string, AcceptedAnswer>> {
  if (threadIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('thread')
    .innerJoin('post', 'post.id', 'thread.accepted_post_id')
    .leftJoin('member', (on) => on.onRef('member.id', '=', 'post.author_id').on('member.deleted_at', 'is', null))
    .select([
      'post.id as postId',
      'thread.id as threadId',
      'thread.title',
      'thread.slug',
      'post.body',
      'post.excerpt',
      'post.votes',
      'post.created_at as at',
      'member.name as author',
    ])
    .where('thread.id', 'in', [...threadIds])
    .where(publicThread())
    .where('post.state', '=', 'visible')
    .execute()
  return new Map(rows.map((row) => [row.threadId, row]))
}
