import type { Insertable, Updateable } from 'kysely'
import type { Tx } from '#app/core/write.server.ts'
import type { Post, Thread, Vote } from '#app/domain/threads/thread.ts'
import type { Database } from '#db/schema/index.ts'
import type { DeflectionTable } from '#db/schema/threads.ts'

/** The thread, kept from others until the transaction ends. */
export function threadForUpdate(tx: Tx, id: string): Promise<Thread | undefined> {
  return tx.dialect.lockRow(tx.db.selectFrom('thread').selectAll().where('id', '=', id)).executeTakeFirst()
}

/** Several threads, always in the same order: two writers that took them crosswise would wait for each other. */
export async function threadsForUpdate(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.dialect
    .lockRow(
      tx.db
        .selectFrom('thread')
        .select('id')
        .where('id', 'in', [...ids])
        .orderBy('id'),
    )
    .execute()
}

/** The thread that a post was merged out of, as long as the post is still its accepted one. */
export function acceptedElsewhere(tx: Tx, threadId: string, postId: string): Promise<Thread | undefined> {
  return tx.db
    .selectFrom('thread')
    .selectAll()
    .where('accepted_post_id', '=', postId)
    .where('id', '!=', threadId)
    .where('merged_into_id', 'is not', null)
    .executeTakeFirst()
}

/**
 * A post and its thread, kept from others until the transaction ends. Always the thread first: two writers that took
 * them in different order would wait for each other.
 */
export async function postForUpdate(tx: Tx, postId: string): Promise<{ thread: Thread; post: Post } | undefined> {
  const found = await tx.db.selectFrom('post').select('thread_id').where('id', '=', postId).executeTakeFirst()
  if (found === undefined) return undefined
  const thread = await threadForUpdate(tx, found.thread_id)
  const post = await tx.dialect
    .lockRow(tx.db.selectFrom('post').selectAll().where('id', '=', postId))
    .executeTakeFirst()
  return thread === undefined || post === undefined ? undefined : { thread, post }
}

export async function insertThreadRow(tx: Tx, row: Thread): Promise<void> {
  await tx.db.insertInto('thread').values(row).execute()
}

export async function insertPostRow(tx: Tx, row: Post): Promise<void> {
  await tx.db.insertInto('post').values(row).execute()
}

export async function updateThread(tx: Tx, id: string, values: Updateable<Database['thread']>): Promise<void> {
  await tx.db.updateTable('thread').set(values).where('id', '=', id).execute()
}

export async function updatePost(tx: Tx, id: string, values: Updateable<Database['post']>): Promise<void> {
  await tx.db.updateTable('post').set(values).where('id', '=', id).execute()
}

/** One visible post more: raises the counters of its thread. */
export async function countPost(tx: Tx, post: Pick<Post, 'thread_id' | 'kind' | 'by_staff'>): Promise<void> {
  await tx.db
    .updateTable('thread')
    .set((eb) =>
      post.kind === 'comment'
        ? { comment_count: eb('comment_count', '+', 1) }
        : { answer_count: eb('answer_count', '+', 1) },
    )
    .where('id', '=', post.thread_id)
    .execute()
  if (post.by_staff === 1 && post.kind !== 'comment') await updateThread(tx, post.thread_id, { staff_answered: 1 })
}

/**
 * Counts what is visible again, after something went or came back, and says whose the last word is: a list must not name
 * somebody for a post that nobody can read. A comment below a removed answer is not visible.
 */
export async function recountThread(tx: Tx, threadId: string): Promise<void> {
  const visible = tx.db.selectFrom('post').where('thread_id', '=', threadId).where('state', '=', 'visible')
  const answers = await visible
    .where('kind', 'in', ['answer', 'reply'])
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('by_staff').as('by_staff')])
    .executeTakeFirstOrThrow()
  const comments = await tx.db
    .selectFrom('post')
    .innerJoin('post as parent', 'parent.id', 'post.parent_id')
    .where('post.thread_id', '=', threadId)
    .where('post.kind', '=', 'comment')
    .where('post.state', '=', 'visible')
    .where('parent.state', '=', 'visible')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  await updateThread(tx, threadId, {
    answer_count: answers.count,
    staff_answered: answers.by_staff === 1 ? 1 : 0,
    comment_count: comments.count,
    ...(await lastActivity(tx, threadId)),
  })
}

/** Empty when nothing of the thread is visible: then no list has it. */
async function lastActivity(
  tx: Tx,
  threadId: string,
): Promise<{ activity_at?: string; activity_member_id?: string | null }> {
  const last = await tx.db
    .selectFrom('post')
    .leftJoin('post as parent', 'parent.id', 'post.parent_id')
    .select(['post.created_at', 'post.author_id'])
    .where('post.thread_id', '=', threadId)
    .where('post.state', '=', 'visible')
    .where((eb) => eb.or([eb('parent.id', 'is', null), eb('parent.state', '=', 'visible')]))
    .orderBy('post.created_at', 'desc')
    .orderBy('post.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last === undefined ? {} : { activity_at: last.created_at, activity_member_id: last.author_id }
}

/** Moves the last activity of a thread forward only, because an import may come in any order. */
export async function touchThread(tx: Tx, threadId: string): Promise<void> {
  await tx.db
    .updateTable('thread')
    .set({ activity_at: tx.at, activity_member_id: tx.actor.memberId })
    .where('id', '=', threadId)
    .where('activity_at', '<=', tx.at)
    .execute()
}

export async function insertRevision(tx: Tx, row: Insertable<Database['post_revision']>): Promise<void> {
  await tx.db
    .insertInto('post_revision')
    .values(row)
    .onConflict((conflict) => conflict.columns(['post_id', 'revision']).doNothing())
    .execute()
}

export function findVote(tx: Tx, postId: string, memberId: string): Promise<Vote | undefined> {
  return tx.db
    .selectFrom('vote')
    .selectAll()
    .where('post_id', '=', postId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
}

export function findVoteById(tx: Tx, id: string): Promise<Vote | undefined> {
  return tx.db.selectFrom('vote').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertVote(tx: Tx, row: Vote): Promise<void> {
  await tx.db.insertInto('vote').values(row).execute()
}

export async function updateVote(
  tx: Tx,
  id: string,
  values: Pick<Vote, 'value' | 'event_id' | 'changed_at'>,
): Promise<void> {
  await tx.db.updateTable('vote').set(values).where('id', '=', id).execute()
}

export async function deleteVote(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('vote').where('id', '=', id).execute()
}

/** Adds to the score of a post, and of its thread when it is the opening post. @returns the score of the post. */
export async function addVotes(tx: Tx, post: Pick<Post, 'id' | 'thread_id' | 'kind'>, change: number): Promise<number> {
  const { votes } = await tx.db
    .updateTable('post')
    .set((eb) => ({ votes: eb('votes', '+', change) }))
    .where('id', '=', post.id)
    .returning('votes')
    .executeTakeFirstOrThrow()
  if (post.kind === 'opening') {
    await tx.db
      .updateTable('thread')
      .set((eb) => ({ votes: eb('votes', '+', change) }))
      .where('id', '=', post.thread_id)
      .execute()
  }
  return votes
}

/** @returns whether anything changed. */
export async function insertMeToo(tx: Tx, threadId: string, memberId: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.db
    .insertInto('me_too')
    .values({ thread_id: threadId, member_id: memberId, created_at: tx.at })
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
 * Ids of those tags that exist, by name; a synonym stands for its tag. The tags are kept as they are until the
 * transaction ends, so that none is merged away while a thread gets it. Always in the same order: two writers never
 * wait for each other.
 */
export async function tagIdsForUpdate(tx: Tx, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map()
  const rows = await tx.dialect
    .lockRow(
      tx.db
        .selectFrom('tag')
        .select(['id', 'name', 'synonym_of_id'])
        .where('name', 'in', [...names])
        .orderBy('id'),
    )
    .execute()
  return new Map(rows.map(({ id, name, synonym_of_id }) => [name, synonym_of_id ?? id]))
}

/** Makes the tags that are not there yet. */
export async function insertTags(tx: Tx, tags: Insertable<Database['tag']>[]): Promise<void> {
  if (tags.length === 0) return
  await tx.db
    .insertInto('tag')
    .values(tags)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
}

/** Gives a thread these tags in this order, instead of those it had. Only tags of visible threads are counted. */
export async function replaceTags(
  tx: Tx,
  thread: Pick<Thread, 'id' | 'state'>,
  tagIds: readonly string[],
): Promise<void> {
  const counted = thread.state === 'visible'
  if (counted) await countTags(tx, thread.id, -1)
  await tx.db.deleteFrom('thread_tag').where('thread_id', '=', thread.id).execute()
  if (tagIds.length > 0) {
    await tx.db
      .insertInto('thread_tag')
      .values(tagIds.map((tagId, position) => ({ thread_id: thread.id, tag_id: tagId, position })))
      .execute()
  }
  if (counted) await countTags(tx, thread.id, 1)
}

/** The thread comes into the counts of its tags, or leaves them. */
export async function countTags(tx: Tx, threadId: string, change: 1 | -1): Promise<void> {
  await tx.db
    .updateTable('tag')
    .set((eb) => ({ thread_count: eb('thread_count', '+', change) }))
    .where('id', 'in', (eb) => eb.selectFrom('thread_tag').select('tag_id').where('thread_id', '=', threadId))
    .execute()
}

/** False when this member has said so of this thread before. */
export async function insertDeflection(tx: Tx, row: DeflectionTable): Promise<boolean> {
  const result = await tx.db
    .insertInto('deflection')
    .values(row)
    .onConflict((conflict) => conflict.columns(['thread_id', 'member_id']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}
