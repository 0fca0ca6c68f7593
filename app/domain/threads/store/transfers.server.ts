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
 * Makes all posts of one thread posts of another; the opening post gets the kind and parent of `opening`, and its
 * comments follow.
 */
export async function transferPosts(
  tx: Tx,
  source: Thread,
  target: Thread,
  opening: { kind: PostKind; parentId: string | null },
): Promise<void> {
  // A comment has no comments: when the opening post becomes a comment, those on it become its siblings.
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

/** Transfers answers or replies with their comments to a thread. */
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

/** Makes an answer the opening post of its thread. */
export async function makeOpening(tx: Tx, postId: string): Promise<void> {
  await tx.db.updateTable('post').set({ kind: 'opening' }).where('id', '=', postId).execute()
}

/** Gives a thread the score and the state of its opening post, and ends its redirect. @returns the state */
export async function copyOpeningState(tx: Tx, thread: Pick<Thread, 'id' | 'opening_post_id'>): Promise<ContentState> {
  const { votes, state } = await tx.db
    .selectFrom('post')
    .select(['votes', 'state'])
    .where('id', '=', thread.opening_post_id)
    .executeTakeFirstOrThrow()
  await tx.db.updateTable('thread').set({ votes, state, merged_into_id: null }).where('id', '=', thread.id).execute()
  return state
}

/** The chosen posts that are visible answers or replies of the thread, oldest first. */
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
 * Returns posts that are still in the target to the source, as what they were, with the comments made on them since.
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

/** Transfers all posts that are left in a thread; answers and replies become `kind`. */
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
