import type { Actor } from '#app/core/actor.ts'
import { firstIdAt } from '#app/core/ids.ts'
import { msOf, type Instant } from '#app/core/time.ts'
import { readablePost } from '#app/domain/access/queries/readable-content.server.ts'
import { heldTrust } from '#app/registry/holding-rules.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { ContentState } from '#db/schema/threads.ts'

/** A post as the rules would have met it when it was written; its text as it is today. */
export type PastPost = {
  id: string
  authorId: string | null
  at: Instant
  title: string
  body: string
  html: string
  state: ContentState
  /** Trust level of its author at that time; null: rules don't look at this author, or at what was imported. */
  trust: number | null
  mailDomain: string | null
}

/**
 * The newest posts since then, the oldest of them first, whatever became of them; never those whose text was erased. Two
 * queries, by the primary keys. @returns `more`: there are older ones in the period
 */
export async function pastPosts(db: Db, since: Instant, most: number): Promise<{ posts: PastPost[]; more: boolean }> {
  const rows = await db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .leftJoin('member', 'member.id', 'post.author_id')
    .select(['post.id', 'post.kind', 'post.author_id', 'post.created_at', 'post.body', 'post.html', 'post.state'])
    .select(['post.imported_key', 'thread.title', 'member.trust_level', 'member.email'])
    .select((eb) =>
      eb
        .selectFrom('member_role')
        .select((of) => of.fn.countAll<number>().as('n'))
        .whereRef('member_role.member_id', '=', 'post.author_id')
        .as('roles'),
    )
    .where('post.id', '>=', firstIdAt('post', msOf(since)))
    .where('post.erased_at', 'is', null)
    .orderBy('post.id', 'desc')
    .limit(most + 1)
    .execute()
  const changes = await db
    .selectFrom('trust_event')
    .select(['member_id', 'at', 'before'])
    .where('id', '>=', firstIdAt('trustEvent', msOf(since)))
    .whereRef('before', '!=', 'after')
    .orderBy('id')
    .execute()
  const changesOf = Map.groupBy(changes, ({ member_id }) => member_id)
  const posts = rows.slice(0, most).map((row): PastPost => {
    const later = changesOf.get(row.author_id ?? '')?.find(({ at }) => at > row.created_at)
    const isLookedAt = row.author_id !== null && row.imported_key === null && Number(row.roles) === 0
    return {
      id: row.id,
      authorId: row.author_id,
      at: row.created_at,
      title: row.kind === 'opening' ? row.title : '',
      body: row.body,
      html: row.html,
      state: row.state,
      trust: isLookedAt ? (later?.before ?? row.trust_level ?? 0) : null,
      mailDomain: row.email?.slice(row.email.lastIndexOf('@') + 1) ?? null,
    }
  })
  return { posts: posts.reverse(), more: rows.length > most }
}

/** How many visible posts these authors had before a post, of those who may have been new. One query. */
export async function shownBefore(db: Db, postId: string, authors: readonly string[]): Promise<Map<string, number>> {
  if (authors.length === 0) return new Map()
  const rows = await db
    .selectFrom('post')
    .select((eb) => ['author_id', eb.fn.countAll<number>().as('n')])
    .where('author_id', 'in', [...authors])
    .where('post.state', '=', 'visible')
    .where('id', '<', postId)
    .groupBy('author_id')
    .execute()
  return new Map(rows.map(({ author_id, n }) => [author_id ?? '', Number(n)]))
}

/** Texts that were hidden as advertising since then, the newest first. One query. */
export function hiddenSketches(db: Db, since: Instant, most: number): Promise<{ sketch: string; at: Instant }[]> {
  return db
    .selectFrom('text_sketch')
    .select(['sketch', 'at'])
    .where('hidden', '=', 1)
    .where('at', '>=', since)
    .orderBy('at', 'desc')
    .limit(most)
    .execute()
}

/** Where members whom the rules look at signed in from since then. One query. */
export async function addressesOfMembers(db: Db, since: Instant, most: number): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('member_device')
    .innerJoin('member', 'member.id', 'member_device.member_id')
    .select(['member_device.member_id', 'member_device.address'])
    .where('member_device.last_seen_at', '>=', since)
    .where('member.trust_level', '<=', heldTrust)
    .orderBy('member_device.last_seen_at', 'desc')
    .limit(most)
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.member_id)].map(([id, ones]) => [id, ones.map((one) => one.address)]),
  )
}

/** What became of posts: their state, and what moderators decided. One query; a row per review item. */
export function fatesOf(db: Db, ids: readonly string[]) {
  return db
    .selectFrom('post')
    .leftJoin('review_item as item', (join) =>
      join.onRef('item.subject_id', '=', 'post.id').on('item.kind', '=', 'post'),
    )
    .select(['post.id', 'post.state', 'post.author_id', 'post.removed_by'])
    .select(['item.state as item_state', 'item.decision', 'item.reason'])
    .where('post.id', 'in', [...ids])
    .execute()
}

/** The newest of these posts that the actor may read, with their authors. One query. */
export function samplesOf(db: Db, actor: Actor, ids: readonly string[], most: number) {
  return db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .leftJoin('member', 'member.id', 'post.author_id')
    .select(['post.id', 'post.lang', 'post.created_at', 'thread.title', 'member.name', 'member.handle'])
    .where('post.id', 'in', [...ids])
    .where(readablePost(actor))
    .orderBy('post.id', 'desc')
    .limit(most)
    .execute()
}
