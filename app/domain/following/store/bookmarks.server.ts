import type { Tx } from '#app/core/write.server.ts'
import type { BookmarkTable } from '#db/schema/following.ts'

/** Saves a bookmark with its note; one that exists keeps its place in the list. @returns whether anything changed */
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

/** Saves a bookmark; one that exists keeps its note. @returns whether there is a new one */
export async function putBookmarkOnce(tx: Tx, row: BookmarkTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('bookmark')
    .values(row)
    .onConflict((conflict) => conflict.columns(['member_id', 'post_id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** @returns whether there was one */
export async function deleteBookmark(tx: Tx, memberId: string, postId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('bookmark')
    .where('member_id', '=', memberId)
    .where('post_id', '=', postId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
