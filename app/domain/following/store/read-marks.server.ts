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

/** How many visible answers, replies and comments of a thread were written until then, as the thread counts them. */
export async function countPostsUntil(tx: Tx, threadId: string, until: Instant): Promise<number> {
  const { count } = await tx.db
    .selectFrom('post')
    .leftJoin('post as parent', 'parent.id', 'post.parent_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('post.thread_id', '=', threadId)
    .where('post.kind', 'in', ['answer', 'reply', 'comment'])
    .where('post.state', '=', 'visible')
    .where((eb) => eb.or([eb('parent.id', 'is', null), eb('parent.state', '=', 'visible')]))
    .where('post.created_at', '<=', until)
    .executeTakeFirstOrThrow()
  return count
}

/** Sets every reader's count to the visible posts until their mark, and to their own after it. */
export async function updateReadPosts(tx: Tx, threadId: string): Promise<void> {
  await tx.db
    .updateTable('thread_read')
    .set((eb) => ({
      posts_read: eb
        .selectFrom('post')
        .leftJoin('post as parent', 'parent.id', 'post.parent_id')
        .select((on) => on.fn.countAll<number>().as('count'))
        .whereRef('post.thread_id', '=', 'thread_read.thread_id')
        .where('post.kind', 'in', ['answer', 'reply', 'comment'])
        .where('post.state', '=', 'visible')
        .where((on) => on.or([on('parent.id', 'is', null), on('parent.state', '=', 'visible')]))
        .where((on) =>
          on.or([
            on('post.created_at', '<=', on.ref('thread_read.read_until')),
            on('post.author_id', '=', on.ref('thread_read.member_id')),
          ]),
        )
        .$castTo<{ count: number }>(),
    }))
    .where('thread_id', '=', threadId)
    .execute()
}
