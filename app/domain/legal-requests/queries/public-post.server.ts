import { publicThread } from '#app/domain/access/queries/readable-content.server.ts'
import { postAddress } from '#app/domain/legal-requests/post-address.ts'
import type { Db } from '#db/dialects/dialect.ts'

/**
 * The post that everybody can read at this address; null: there is none, or not for everybody. Says no more of a hidden
 * post than its address does.
 */
export async function publicPostAt(
  db: Db,
  address: string,
): Promise<{ postId: string; threadId: string; opening: boolean } | null> {
  const named = postAddress(address)
  if (named === null) return null
  const row = await db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select(['post.id', 'post.thread_id', 'post.kind'])
    .where('post.state', '=', 'visible')
    .where(publicThread())
    .$if(named.type === 'post', (all) => all.where('post.id', '=', named.id))
    .$if(named.type === 'thread', (all) =>
      all.where('post.thread_id', '=', named.id).where('post.kind', '=', 'opening'),
    )
    .executeTakeFirst()
  return row === undefined ? null : { postId: row.id, threadId: row.thread_id, opening: row.kind === 'opening' }
}
