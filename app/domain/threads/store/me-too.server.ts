import type { Tx } from '#app/core/write.server.ts'
import type { Thread } from '#app/domain/threads/thread.ts'

/** @param at when it was given; left out: now @returns whether anything changed. */
export async function insertMeToo(tx: Tx, threadId: string, memberId: string, at = tx.at): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('me_too')
    .values({ thread_id: threadId, member_id: memberId, created_at: at })
    .onConflict((conflict) => conflict.columns(['thread_id', 'member_id']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** @returns whether anything changed. */
export async function deleteMeToo(tx: Tx, threadId: string, memberId: string): Promise<boolean> {
  const { numDeletedRows } = await tx.db
    .deleteFrom('me_too')
    .where('thread_id', '=', threadId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** @returns how many have the problem now. */
export async function addMeToo(tx: Tx, threadId: string, change: 1 | -1): Promise<number> {
  const { me_too_count } = await tx.db
    .updateTable('thread')
    .set((eb) => ({ me_too_count: eb('me_too_count', '+', change) }))
    .where('id', '=', threadId)
    .returning('me_too_count')
    .executeTakeFirstOrThrow()
  return me_too_count
}

/**
 * Copies the "me too" of one thread to another, except of members who have it there and of its author. @returns the ids
 * of those who are new there
 */
export async function transferMeToo(tx: Tx, sourceId: string, target: Thread): Promise<string[]> {
  const there = await tx.db.selectFrom('me_too').select('member_id').where('thread_id', '=', target.id).execute()
  const known = new Set([...there.map(({ member_id }) => member_id), target.author_id])
  const rows = await tx.db.selectFrom('me_too').selectAll().where('thread_id', '=', sourceId).execute()
  const fresh = rows.filter(({ member_id }) => !known.has(member_id))
  if (fresh.length > 0)
    await tx.db
      .insertInto('me_too')
      .values(fresh.map((row) => ({ ...row, thread_id: target.id })))
      .execute()
  return fresh.map(({ member_id }) => member_id)
}

/** @returns how many were deleted */
export async function returnMeToo(tx: Tx, targetId: string, members: readonly string[]): Promise<number> {
  if (members.length === 0) return 0
  const { numDeletedRows } = await tx.db
    .deleteFrom('me_too')
    .where('thread_id', '=', targetId)
    .where('member_id', 'in', [...members])
    .executeTakeFirst()
  return Number(numDeletedRows)
}
