import { decodeCursor, encodeCursor } from '#app/core/page.ts'
import type { ReadPost, readablePosts } from './post-views.server.ts'

/** By votes, best first, or by age, oldest first. */
export type PostOrder = 'votes' | 'oldest'

/**
 * Which page of the posts of a thread: after or before a post (by key), the one that shows a post, or the one with the
 * n-th post.
 */
export type Place =
  | { at: 'start' }
  | { at: 'end' }
  | { at: 'after'; cursor: string }
  | { at: 'before'; cursor: string }
  | { at: 'post'; postId: string }
  /** From 1. */
  | { at: 'number'; number: number }

export type PlacedPosts = {
  posts: ReadPost[]
  /** Cursors; null where there is nothing. */
  next: string | null
  previous: string | null
  /**
   * The place of this page among several; null when there is only one. `first` is the number of its first post, from 1.
   */
  position: Position | null
}
export type Position = { page: number; pages: number; first: number; last: number; total: number }

type Posts = ReturnType<typeof readablePosts>
type Key = [number | string, string]

/**
 * One page out of many posts, by key: as fast for the last of two thousand as for the first. Pages begin at multiples
 * of `limit`, so a post is always on the same page; a comment is on the page of the post it is about. One query for the
 * first page of few, two for others, three to find a post.
 * @param base the query of the posts, without an order
 * @param known how many posts there are, where that is known: the first page then counts none
 * @throws invalid for a broken cursor
 */
export async function placedPosts(
  base: () => Posts,
  order: PostOrder,
  place: Place,
  limit: number,
  known: number | null = null,
): Promise<PlacedPosts> {
  if (place.at === 'before') return backward(base, order, keyOf(place.cursor, order), limit)
  if (place.at === 'after') return forward(base, order, keyOf(place.cursor, order), limit, null)
  if (place.at === 'start') return forward(base, order, null, limit, known)
  const { number, total } = await numberOf(base, order, place)
  const before = Math.floor((number - 1) / limit) * limit
  return placedAt(await inOrder(base(), order).offset(before).limit(limit).execute(), order, { before, total, limit })
}

async function forward(
  base: () => Posts,
  order: PostOrder,
  key: Key | null,
  limit: number,
  known: number | null,
): Promise<PlacedPosts> {
  const rows: ReadPost[] = await inOrder(after(base(), order, key), order)
    .limit(limit + 1)
    .execute()
  const posts = rows.slice(0, limit)
  const more = rows.length > limit
  if (!more && key === null) return { posts, next: null, previous: null, position: null }
  return placed(base, order, posts, limit, more, key === null ? known : null)
}

/** How many of these posts come before one, and how many there are. */
async function counted(
  base: () => Posts,
  order: PostOrder,
  [value, id]: Key,
): Promise<{ before: number; total: number }> {
  const row = await base()
    .clearSelect()
    .select((eb) => {
      const sooner =
        order === 'oldest'
          ? eb(eb.refTuple('post.created_at', 'post.id'), '<', eb.tuple(String(value), id))
          : eb.or([
              eb('post.votes', '>', Number(value)),
              eb.and([eb('post.votes', '=', Number(value)), eb('post.id', '<', id)]),
            ])
      return [eb.fn.countAll<number>().as('total'), eb.fn.countAll<number>().filterWhere(sooner).as('before')]
    })
    .executeTakeFirst()
  return { before: Number(row?.before ?? 0), total: Number(row?.total ?? 0) }
}

/**
 * The number of the post that is looked for, from 1, and how many there are; a number beyond the end becomes the last
 * one.
 */
async function numberOf(
  base: () => Posts,
  order: PostOrder,
  place: Extract<Place, { at: 'end' | 'post' | 'number' }>,
): Promise<{ number: number; total: number }> {
  if (place.at === 'post') {
    const post = await base()
      .where((eb) =>
        eb.or([
          eb('post.id', '=', place.postId),
          eb(
            'post.id',
            '=',
            eb.selectFrom('post as comment').select('comment.parent_id').where('comment.id', '=', place.postId),
          ),
        ]),
      )
      .executeTakeFirst()
    if (post !== undefined) {
      const { before, total } = await counted(base, order, keyIn(post, order))
      return { number: before + 1, total }
    }
  }
  const total = Number(
    (
      await base()
        .clearSelect()
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirst()
    )?.n ?? 0,
  )
  return {
    number:
      place.at === 'number'
        ? Math.min(Math.max(1, place.number), Math.max(1, total))
        : place.at === 'end'
          ? Math.max(1, total)
          : 1,
    total,
  }
}

async function backward(base: () => Posts, order: PostOrder, key: Key, limit: number): Promise<PlacedPosts> {
  const rows: ReadPost[] = await inOrder(until(base(), order, key), order, true)
    .limit(limit)
    .execute()
  return placed(base, order, rows.toReversed(), limit, true)
}

async function placed(
  base: () => Posts,
  order: PostOrder,
  posts: ReadPost[],
  limit: number,
  more: boolean,
  known: number | null = null,
): Promise<PlacedPosts> {
  const [first] = posts
  if (first === undefined) return { posts, next: null, previous: null, position: null }
  const { before, total } =
    known === null
      ? await counted(base, order, keyIn(first, order))
      : { before: 0, total: Math.max(known, posts.length + Number(more)) }
  return placedAt(posts, order, { before, total, limit })
}

function placedAt(
  posts: ReadPost[],
  order: PostOrder,
  { before, total, limit }: { before: number; total: number; limit: number },
): PlacedPosts {
  const [first, last] = [posts[0], posts.at(-1)]
  if (first === undefined || last === undefined || total <= limit)
    return { posts, next: null, previous: null, position: null }
  return {
    posts,
    next: before + posts.length < total ? encodeCursor(keyIn(last, order)) : null,
    previous: before > 0 ? encodeCursor(keyIn(first, order)) : null,
    position: {
      page: Math.floor(before / limit) + 1,
      pages: Math.ceil(total / limit),
      first: before + 1,
      last: before + posts.length,
      total,
    },
  }
}

function keyIn(post: { id: string; votes: number; created_at: string }, order: PostOrder): Key {
  return [order === 'votes' ? post.votes : post.created_at, post.id]
}

function keyOf(cursor: string, order: PostOrder): Key {
  const [value, id] = decodeCursor(cursor, 2)
  return [order === 'votes' ? Number(value) : String(value), String(id)]
}

function inOrder(posts: Posts, order: PostOrder, reversed = false): Posts {
  const [up, down] = reversed ? (['desc', 'asc'] as const) : (['asc', 'desc'] as const)
  return (order === 'votes' ? posts.orderBy('post.votes', down) : posts.orderBy('post.created_at', up)).orderBy(
    'post.id',
    up,
  )
}

function after(posts: Posts, order: PostOrder, key: Key | null): Posts {
  if (key === null) return posts
  const [value, id] = key
  if (order === 'oldest')
    return posts.where((eb) => eb(eb.refTuple('post.created_at', 'post.id'), '>', eb.tuple(String(value), id)))
  const votes = Number(value)
  // The first condition follows from the others; an index can start at it.
  return posts
    .where('post.votes', '<=', votes)
    .where((eb) => eb.or([eb('post.votes', '<', votes), eb('post.id', '>', id)]))
}

function until(posts: Posts, order: PostOrder, key: Key): Posts {
  const [value, id] = key
  if (order === 'oldest')
    return posts.where((eb) => eb(eb.refTuple('post.created_at', 'post.id'), '<', eb.tuple(String(value), id)))
  const votes = Number(value)
  return posts
    .where('post.votes', '>=', votes)
    .where((eb) => eb.or([eb('post.votes', '>', votes), eb('post.id', '<', id)]))
}
