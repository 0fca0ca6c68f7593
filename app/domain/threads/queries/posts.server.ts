import type { Post, Thread } from '#app/domain/threads/thread.ts'
import type { Db } from '#db/dialects/dialect.ts'

export function findPost(db: Db, id: string): Promise<Post | undefined> {
  return db.selectFrom('post').selectAll().where('id', '=', id).executeTakeFirst()
}

export function findThread(db: Db, id: string): Promise<Thread | undefined> {
  return db.selectFrom('thread').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The post that an earlier import wrote under this key. */
export function importedPost(db: Db, key: string): Promise<Post | undefined> {
  return db.selectFrom('post').selectAll().where('imported_key', '=', key).executeTakeFirst()
}

export function importedThread(db: Db, key: string): Promise<Thread | undefined> {
  return db.selectFrom('thread').selectAll().where('imported_key', '=', key).executeTakeFirst()
}

/** Imported posts of a thread that contain these characters and were never edited here. */
export async function importedTextsOf(db: Db, threadId: string, mention: string): Promise<Post[]> {
  const posts = await db
    .selectFrom('post')
    .selectAll()
    .where('thread_id', '=', threadId)
    .where('imported_key', 'is not', null)
    .where('revision', '=', 1)
    .orderBy('id')
    .execute()
  return posts.filter(({ body }) => body.includes(mention))
}

/** Imported questions, answers and replies that were never edited here, by id, after this one. */
export function importedPostsAfter(db: Db, after: string, limit: number): Promise<Post[]> {
  return db
    .selectFrom('post')
    .selectAll()
    .where('id', '>', after)
    .where('imported_key', 'is not', null)
    .where('kind', '!=', 'comment')
    .where('revision', '=', 1)
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function importedVoteExists(db: Db, key: string): Promise<boolean> {
  return (await db.selectFrom('vote').select('id').where('imported_key', '=', key).executeTakeFirst()) !== undefined
}

/** When the asker last wrote in the thread; the creation of the thread when the asker's account was deleted. */
export async function askerSaidAt(db: Db, thread: Pick<Thread, 'id' | 'author_id' | 'created_at'>): Promise<string> {
  if (thread.author_id === null) return thread.created_at
  const row = await db
    .selectFrom('post')
    .select((eb) => eb.fn.max('created_at').as('at'))
    .where('thread_id', '=', thread.id)
    .where('author_id', '=', thread.author_id)
    .executeTakeFirst()
  return row?.at ?? thread.created_at
}

/** How many votes a member has cast since that instant: in total, and on posts of one author. */
export async function votesCast(
  db: Db,
  memberId: string,
  authorId: string | null,
  since: string,
): Promise<{ all: number; onAuthor: number }> {
  const rows = await db
    .selectFrom('vote')
    .innerJoin('post', 'post.id', 'vote.post_id')
    .where('vote.member_id', '=', memberId)
    .where('vote.created_at', '>=', since)
    .select('post.author_id')
    .execute()
  return { all: rows.length, onAuthor: authorId === null ? 0 : rows.filter((row) => row.author_id === authorId).length }
}

/** Whether deleting this post at that instant withdrew its acceptance too. */
export async function lostAcceptance(db: Db, postId: string, removedAt: string): Promise<boolean> {
  const rows = await db
    .selectFrom('event_log')
    .select('payload')
    .where('type', '=', 'answer.unaccepted')
    .where('at', '=', removedAt)
    .execute()
  return rows.some((row) => (JSON.parse(row.payload) as { postId: string }).postId === postId)
}

/** Visible answers and replies of a thread by others since then: how many, and the first. */
export async function responsesSince(
  db: Db,
  threadId: string,
  since: string,
  notBy: string | null,
): Promise<{ count: number; firstId: string | null }> {
  const row = await db
    .selectFrom('post')
    .where('thread_id', '=', threadId)
    .where('kind', 'in', ['answer', 'reply'])
    .where('state', '=', 'visible')
    .where('created_at', '>', since)
    .where((eb) => (notBy === null ? eb.lit(true) : eb.or([eb('author_id', 'is', null), eb('author_id', '!=', notBy)])))
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('id').as('firstId')])
    .executeTakeFirstOrThrow()
  return { count: Number(row.count), firstId: row.firstId ?? null }
}
