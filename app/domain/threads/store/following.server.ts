import type { Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { BookmarkTable, FollowSource, ThreadReadTable, WatchLevel, WatchSubject } from '#db/schema/following.ts'

/** Starts following, or starts again. @returns whether anything changed. */
export async function putFollow(tx: Tx, threadId: string, memberId: string, source: FollowSource): Promise<boolean> {
  const insert = tx.db
    .insertInto('thread_follow')
    .values({ member_id: memberId, thread_id: threadId, source, following: 1, changed_at: tx.at })
  const { numInsertedOrUpdatedRows } = await insert
    .onConflict((conflict) => {
      const there = conflict.columns(['member_id', 'thread_id'])
      // Who has said no is not made to follow by the next answer, only by the button.
      return source === 'wrote'
        ? there.doNothing()
        : there.doUpdateSet({ following: 1, source, changed_at: tx.at }).where('thread_follow.following', '=', 0)
    })
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** @returns whether anything changed. */
export async function endFollow(tx: Tx, threadId: string, memberId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx.db
    .updateTable('thread_follow')
    .set({ following: 0, source: 'manual', changed_at: tx.at })
    .where('member_id', '=', memberId)
    .where('thread_id', '=', threadId)
    .where('following', '=', 1)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Moves the mark forward, never back: two devices may report in any order. */
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

/** One's own post is no news to oneself, whatever else is still unread. */
export async function countOwnPost(tx: Tx, memberId: string, threadId: string): Promise<void> {
  await tx.db
    .updateTable('thread_read')
    .set((eb) => ({ posts_read: eb('posts_read', '+', 1) }))
    .where('member_id', '=', memberId)
    .where('thread_id', '=', threadId)
    .execute()
}

type Watched = { memberId: string; subject: WatchSubject; subjectId: string }

/** @returns whether anything changed. */
export async function putWatch(tx: Tx, { memberId, subject, subjectId }: Watched, level: WatchLevel): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('watch')
    .values({ member_id: memberId, subject_type: subject, subject_id: subjectId, level, changed_at: tx.at })
    .onConflict((conflict) =>
      conflict
        .columns(['member_id', 'subject_type', 'subject_id'])
        .doUpdateSet({ level, changed_at: tx.at })
        .where('watch.level', '!=', level),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** What was watched under the name of a synonym goes too. @returns whether there was one. */
export async function deleteWatch(tx: Tx, { memberId, subject, subjectId }: Watched): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('watch')
    .where('member_id', '=', memberId)
    .where('subject_type', '=', subject)
    .where((eb) =>
      eb.or([
        eb('subject_id', '=', subjectId),
        eb('subject_id', 'in', eb.selectFrom('tag').select('tag.id').where('tag.synonym_of_id', '=', subjectId)),
      ]),
    )
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** A bookmark that is there keeps its place; only its note changes. @returns whether anything changed. */
export async function putBookmark(tx: Tx, row: BookmarkTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('bookmark')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['member_id', 'post_id']).doUpdateSet({ note: row.note }).where('bookmark.note', '!=', row.note),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** The same without a word about the note: one that is there stays. @returns whether there is a new one. */
export async function putBookmarkOnce(tx: Tx, row: BookmarkTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('bookmark')
    .values(row)
    .onConflict((conflict) => conflict.columns(['member_id', 'post_id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** @returns whether there was one. */
export async function deleteBookmark(tx: Tx, memberId: string, postId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('bookmark')
    .where('member_id', '=', memberId)
    .where('post_id', '=', postId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Visible answers, replies and comments of a thread until then. */
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
