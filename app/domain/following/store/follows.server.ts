import type { Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { FollowLevel, FollowSource } from '#db/schema/following.ts'

/** Starts following, or starts again. @returns whether anything changed */
export async function putFollow(tx: Tx, threadId: string, memberId: string, source: FollowSource): Promise<boolean> {
  const insert = tx.db
    .insertInto('thread_follow')
    .values({ member_id: memberId, thread_id: threadId, source, following: 1, changed_at: tx.at })
  const { numInsertedOrUpdatedRows } = await insert
    .onConflict((conflict) => {
      const there = conflict.columns(['member_id', 'thread_id'])
      // A member who stopped following starts again by the button only, not by writing another answer.
      return source === 'wrote'
        ? there.doNothing()
        : there.doUpdateSet({ following: 1, source, changed_at: tx.at }).where('thread_follow.following', '=', 0)
    })
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Sets how much of a thread a member is told; a thread they do not follow gets a row only to be silent. */
export async function putLevel(tx: Tx, threadId: string, memberId: string, level: FollowLevel): Promise<void> {
  if (level === 'none')
    await tx.db
      .insertInto('thread_follow')
      .values({ member_id: memberId, thread_id: threadId, source: 'manual', following: 0, level, changed_at: tx.at })
      .onConflict((conflict) => conflict.columns(['member_id', 'thread_id']).doUpdateSet({ level }))
      .execute()
  else
    await tx.db
      .updateTable('thread_follow')
      .set({ level })
      .where('member_id', '=', memberId)
      .where('thread_id', '=', threadId)
      .where('level', '!=', level)
      .execute()
}

/** Stops following. @returns whether anything changed */
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

/**
 * Makes the followers of one thread follow another too, except members who stopped following that one. @returns the
 * ids of those who are new there
 */
export async function copyFollowers(tx: Tx, sourceId: string, targetId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('thread_follow as old')
    .select(['old.member_id', 'old.source'])
    .where('old.thread_id', '=', sourceId)
    .where('old.following', '=', 1)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('thread_follow as known')
            .select('known.member_id')
            .where('known.thread_id', '=', targetId)
            .whereRef('known.member_id', '=', 'old.member_id'),
        ),
      ),
    )
    .orderBy('old.member_id')
    .execute()
  if (rows.length > 0)
    await tx.db
      .insertInto('thread_follow')
      .values(rows.map((row) => ({ ...row, thread_id: targetId, following: 1, changed_at: tx.at })))
      .execute()
  return rows.map(({ member_id }) => member_id)
}

/**
 * Undoes `copyFollowers`: these members no longer follow the target, except those who wrote there or decided about
 * following it since.
 */
export async function deleteCopiedFollowers(
  tx: Tx,
  targetId: string,
  members: readonly string[],
  copiedAt: Instant,
): Promise<void> {
  if (members.length === 0) return
  await tx.db
    .deleteFrom('thread_follow')
    .where('thread_id', '=', targetId)
    .where('member_id', 'in', [...members])
    .where('changed_at', '=', copiedAt)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('post')
            .select('post.id')
            .where('post.thread_id', '=', targetId)
            .whereRef('post.author_id', '=', 'thread_follow.member_id'),
        ),
      ),
    )
    .execute()
}
