import type { Tx } from '#app/core/write.server.ts'
import type { ContentState, Post, PostKind, Thread } from '#app/domain/threads/thread.ts'
import type { TransferDetails } from '#app/domain/threads/upkeep/transfer.ts'
import type { ThreadTransferTable } from '#db/schema/threads.ts'

type Moved = TransferDetails['posts']

/** @returns its id */
export async function insertTransfer(
  tx: Tx,
  row: Pick<ThreadTransferTable, 'id' | 'kind' | 'from_thread_id' | 'to_thread_id' | 'details'>,
): Promise<string> {
  await tx.db
    .insertInto('thread_transfer')
    .values({ ...row, by: tx.actor.memberId, at: tx.at, undone_at: null })
    .execute()
  return row.id
}

export function findTransfer(tx: Tx, id: string): Promise<ThreadTransferTable | undefined> {
  return tx.dialect.lockRow(tx.db.selectFrom('thread_transfer').selectAll().where('id', '=', id)).executeTakeFirst()
}

export async function endTransfer(tx: Tx, id: string): Promise<void> {
  await tx.db.updateTable('thread_transfer').set({ undone_at: tx.at }).where('id', '=', id).execute()
}

/** Every post of a thread as it is now, oldest first. */
export async function postsToTransfer(tx: Tx, threadId: string): Promise<Moved> {
  const rows = await tx.db
    .selectFrom('post')
    .select(['id', 'kind', 'parent_id'])
    .where('thread_id', '=', threadId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, kind, parent_id }) => ({ id, kind, parentId: parent_id }))
}

/**
 * All posts of one thread become posts of another; the opening one becomes `opening`, and what was said about it
 * follows.
 */
export async function transferPosts(
  tx: Tx,
  source: Thread,
  target: Thread,
  opening: { kind: PostKind; parentId: string | null },
): Promise<void> {
  // Comments have no comments: those on a question that becomes one stand beside it.
  if (opening.kind === 'comment')
    await tx.db
      .updateTable('post')
      .set({ parent_id: target.opening_post_id })
      .where('parent_id', '=', source.opening_post_id)
      .execute()
  await tx.db.updateTable('post').set({ thread_id: target.id }).where('thread_id', '=', source.id).execute()
  await tx.db
    .updateTable('post')
    .set({ kind: opening.kind, parent_id: opening.parentId })
    .where('id', '=', source.opening_post_id)
    .execute()
}

/** Answers or replies with their comments go to a thread. */
export async function transferBranch(
  tx: Tx,
  ids: readonly string[],
  { threadId, kind }: { threadId: string; kind: PostKind },
): Promise<void> {
  await tx.db
    .updateTable('post')
    .set({ thread_id: threadId, kind })
    .where('id', 'in', [...ids])
    .execute()
  await tx.db
    .updateTable('post')
    .set({ thread_id: threadId })
    .where('parent_id', 'in', [...ids])
    .execute()
}

/** An answer becomes the opening post of its thread. */
export async function makeOpening(tx: Tx, postId: string): Promise<void> {
  await tx.db.updateTable('post').set({ kind: 'opening' }).where('id', '=', postId).execute()
}

/** The score and the state of an opening post are those of its thread. */
export async function copyOpeningState(tx: Tx, thread: Pick<Thread, 'id' | 'opening_post_id'>): Promise<ContentState> {
  const { votes, state } = await tx.db
    .selectFrom('post')
    .select(['votes', 'state'])
    .where('id', '=', thread.opening_post_id)
    .executeTakeFirstOrThrow()
  await tx.db.updateTable('thread').set({ votes, state, merged_into_id: null }).where('id', '=', thread.id).execute()
  return state
}

/** Those of the chosen posts that are visible answers or replies of the thread, oldest first. */
export function responsesAmong(tx: Tx, threadId: string, ids: readonly string[]): Promise<Post[]> {
  if (ids.length === 0) return Promise.resolve([])
  return tx.db
    .selectFrom('post')
    .selectAll()
    .where('id', 'in', [...ids])
    .where('thread_id', '=', threadId)
    .where('kind', 'in', ['answer', 'reply'])
    .where('state', '=', 'visible')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/**
 * Posts that are still where they were brought go back to what they were, with the comments that were made on them
 * since.
 */
export async function returnPosts(tx: Tx, sourceId: string, targetId: string, posts: Moved): Promise<void> {
  for (const { id, kind, parentId } of posts) {
    await tx.db
      .updateTable('post')
      .set({ thread_id: sourceId, kind, parent_id: parentId })
      .where('id', '=', id)
      .where('thread_id', '=', targetId)
      .execute()
  }
  const responses = posts.filter(({ kind }) => kind !== 'comment').map(({ id }) => id)
  if (responses.length > 0)
    await tx.db
      .updateTable('post')
      .set({ thread_id: sourceId })
      .where('parent_id', 'in', responses)
      .where('thread_id', '=', targetId)
      .execute()
}

/** Whatever else is in a thread goes too, as an answer or a reply. */
export async function transferRemaining(
  tx: Tx,
  fromId: string,
  { threadId, kind }: { threadId: string; kind: PostKind },
): Promise<void> {
  await tx.db
    .updateTable('post')
    .set({ kind })
    .where('thread_id', '=', fromId)
    .where('kind', 'in', ['answer', 'reply'])
    .execute()
  await tx.db.updateTable('post').set({ thread_id: threadId }).where('thread_id', '=', fromId).execute()
}

/**
 * Who had the problem of one thread has that of the other; not twice, and not its author. @returns those who are new
 * there
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

/** @returns how many left the target */
export async function returnMeToo(tx: Tx, targetId: string, members: readonly string[]): Promise<number> {
  if (members.length === 0) return 0
  const { numDeletedRows } = await tx.db
    .deleteFrom('me_too')
    .where('thread_id', '=', targetId)
    .where('member_id', 'in', [...members])
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/** Duplicates of a merged question point to where it went. @returns which those are */
export async function redirectDuplicates(tx: Tx, sourceId: string, targetId: string): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('thread')
    .select('id')
    .where('duplicate_of_id', '=', sourceId)
    .where('id', '!=', targetId)
    .execute()
  if (rows.length > 0)
    await tx.db
      .updateTable('thread')
      .set({ duplicate_of_id: targetId })
      .where(
        'id',
        'in',
        rows.map(({ id }) => id),
      )
      .execute()
  return rows.map(({ id }) => id)
}

export async function returnDuplicates(
  tx: Tx,
  ids: readonly string[],
  sourceId: string,
  targetId: string,
): Promise<void> {
  if (ids.length > 0)
    await tx.db
      .updateTable('thread')
      .set({ duplicate_of_id: sourceId })
      .where('id', 'in', [...ids])
      .where('duplicate_of_id', '=', targetId)
      .execute()
}
