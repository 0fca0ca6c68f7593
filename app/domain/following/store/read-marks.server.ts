import type { Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { ThreadReadTable } from '#db/schema/following.ts'

/** Moves the read mark forward, never back: two devices may report in any order. */
export async function putRead(tx: Tx, row: ThreadReadTable): Promise<void> {
  await tx.db
    .insertInto('thread_read')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['member_id', 'thread_id'])
        .doUpdateSet({ read_until: row.read_until, posts_read: row.posts_read })
        .where('thread_read.read_until', '<=', row.read_until),
    )
    .execute()
}

/** Counts the member's own post as read; what else is unread stays unread. */
export async function countOwnPost(tx: Tx, memberId: string, threadId: string): Promise<void> {
  await tx.db
    .updateTable('thread_read')
    .set((eb) => ({ posts_read: eb('posts_read', '+', 1) }))
    .where('member_id', '=', memberId)
    .where('thread_id', '=', threadId)
    .execute()
}

/** How many visible answers, replies and comments of a thread were written until then. */
export async function countPostsUntil(tx: Tx, threadId: string, until: Instant): Promise<number> {
  const { count } = await tx.db
    .selectFrom('post')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('thread_id', '=', threadId)
    .where('kind', 'in', ['answer', 'reply', 'comment'])
    .where('state', '=', 'visible')
    .where('created_at', '<=', until)
    .executeTakeFirstOrThrow()
  return count
}
