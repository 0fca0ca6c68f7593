import type { Ctx } from '#app/core/context.server.ts'
import type { Instant } from '#app/core/time.ts'
import { unreadOf, unreadSince, type ReaderMark, type ThreadMark, type Unread } from '#app/domain/following/unread.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { FollowLevel, ThreadReadTable } from '#db/schema/following.ts'

/** How far a member has read in a thread; null when they never opened it. */
export async function readOf(db: Db, memberId: string, threadId: string): Promise<ThreadReadTable | null> {
  return (
    (await db
      .selectFrom('thread_read')
      .selectAll()
      .where('member_id', '=', memberId)
      .where('thread_id', '=', threadId)
      .executeTakeFirst()) ?? null
  )
}

/** A thread of a list, with what decides whether something of it is new. */
type Listed = { id: string; createdAt: Instant; activityAt: Instant; answerCount: number; commentCount: number }

/**
 * What is new to the reader in these threads, by thread; nothing for visitors. One query for a whole page: the row of
 * the member and, by the key of `thread_read`, those of the threads on the page.
 */
export async function unreadByThread(ctx: Ctx, threads: readonly Listed[]): Promise<Map<string, Unread>> {
  const unread = new Map<string, Unread>()
  const { memberId } = ctx.actor
  if (memberId === null || threads.length === 0) return unread
  const rows = await marksOf(
    ctx.read,
    memberId,
    threads.map(({ id }) => id),
  ).execute()
  const [first] = rows
  if (first === undefined) return unread
  const marks = new Map(rows.flatMap((row) => markOf(row) ?? []).map(({ threadId, ...mark }) => [threadId, mark]))
  for (const thread of threads) {
    const found = unreadOf(thread, readerOf(first), marks.get(thread.id) ?? null)
    if (found !== null) unread.set(thread.id, found)
  }
  return unread
}

/** The instant after which posts of a thread are unread to the reader; null when none is, and for visitors. */
async function threadUnreadSince(ctx: Ctx, threadId: string): Promise<Instant | null> {
  const { memberId } = ctx.actor
  if (memberId === null) return null
  const [row] = await marksOf(ctx.read, memberId, [threadId]).execute()
  return row === undefined ? null : unreadSince(readerOf(row), markOf(row))
}

/** The first post of a thread that is unread to the reader and by another author; null when there is none. */
export async function firstUnreadPost(ctx: Ctx, threadId: string): Promise<string | null> {
  const since = await threadUnreadSince(ctx, threadId)
  if (since === null) return null
  const row = await ctx.read
    .selectFrom('post')
    .select('id')
    .where('thread_id', '=', threadId)
    .where('state', '=', 'visible')
    .where('kind', '!=', 'opening')
    .where('created_at', '>', since)
    .where((eb) => eb.or([eb('author_id', 'is', null), eb('author_id', '!=', ctx.actor.memberId)]))
    .orderBy('created_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Whether a reader follows a thread, and how far they have read it. */
export type ReaderOfThread = {
  following: boolean
  /** How much of it they are told. */
  level: FollowLevel
  /** null: never opened. */
  readUntil: Instant | null
  /** null: nothing is. */
  unreadSince: Instant | null
}

/** Made of the row of a thread that was read with the marks of its reader. */
export function readerOfThread(row: {
  seen_before: Instant | null
  all_read_at: Instant | null
  read_until: Instant | null
  posts_read: number | null
  following: number | null
  level: FollowLevel | null
}): ReaderOfThread {
  const mark =
    row.read_until === null || row.posts_read === null ? null : { readUntil: row.read_until, postsRead: row.posts_read }
  return {
    following: row.following === 1,
    level: row.level ?? 'normal',
    readUntil: row.read_until,
    unreadSince: unreadSince(readerOf(row), mark),
  }
}

function marksOf(db: Db, memberId: string, threadIds: readonly string[]) {
  return db
    .selectFrom('member')
    .leftJoin('thread_read', (join) =>
      join.onRef('thread_read.member_id', '=', 'member.id').on('thread_read.thread_id', 'in', [...threadIds]),
    )
    .select([
      'member.seen_before',
      'member.all_read_at',
      'thread_read.thread_id',
      'thread_read.read_until',
      'thread_read.posts_read',
    ])
    .where('member.id', '=', memberId)
}

function readerOf(row: { seen_before: Instant | null; all_read_at: Instant | null }): ReaderMark {
  return { seenBefore: row.seen_before, allReadAt: row.all_read_at }
}

function markOf(row: {
  thread_id: string | null
  read_until: Instant | null
  posts_read: number | null
}): (ThreadMark & { threadId: string }) | null {
  if (row.thread_id === null || row.read_until === null || row.posts_read === null) return null
  return { threadId: row.thread_id, readUntil: row.read_until, postsRead: row.posts_read }
}
