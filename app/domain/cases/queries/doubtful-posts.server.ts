import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Reason } from '#app/domain/cases/queries/summaries.server.ts'
import { constant } from '#db/constant.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** A post that may be a complaint. */
export type DoubtfulPost = {
  postId: string
  title: string
  body: string
  lang: 'ko' | 'en' | null
  reasons: Reason[]
  author: { handle: string; name: string } | null
  notedAt: string
}

/**
 * Posts that wait for a person to say whether they are complaints, the oldest first, and how many wait in total. Deleted ones
 * wait for nobody. One query. @throws forbidden
 */
export async function doubtfulPosts(ctx: Ctx, limit: number): Promise<{ posts: DoubtfulPost[]; total: number }> {
  authorize(ctx.actor, 'case.work')
  const waiting = ctx.read
    .selectFrom('doubtful_post')
    .innerJoin('post', 'post.id', 'doubtful_post.post_id')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .where('doubtful_post.decided_at', 'is', null)
    .where('post.state', '!=', constant('deleted'))
    .where('thread.state', '!=', constant('deleted'))
  const rows = await waiting
    .leftJoin('member', 'member.id', 'post.author_id')
    .select([
      'post.id',
      'post.body',
      'post.lang',
      'thread.title',
      'doubtful_post.reasons',
      'doubtful_post.noted_at',
      'member.handle',
      'member.name',
    ])
    .select(waiting.select((eb) => eb.fn.countAll<number>().as('total')).as('total'))
    .orderBy('doubtful_post.noted_at')
    .orderBy('post.id')
    .limit(limit)
    .execute()
  return {
    total: Number(rows[0]?.total ?? 0),
    posts: rows.map((row) => ({
      postId: row.id,
      title: row.title,
      body: row.body.normalize('NFC'),
      lang: row.lang,
      reasons: JSON.parse(row.reasons) as Reason[],
      author: row.handle === null ? null : { handle: row.handle, name: row.name ?? row.handle },
      notedAt: row.noted_at,
    })),
  }
}

/** Whether staff have said what the post is. */
export async function isLabelled(db: Db, postId: string): Promise<boolean> {
  const label = await db
    .selectFrom('detection_label')
    .select('id')
    .where('post_id', '=', postId)
    .limit(1)
    .executeTakeFirst()
  return label !== undefined
}

/** How a doubtful post was scored, 0..1; null when it is none. */
export async function doubtfulScore(db: Db, postId: string): Promise<number | null> {
  const row = await db.selectFrom('doubtful_post').select('score').where('post_id', '=', postId).executeTakeFirst()
  return row?.score ?? null
}
