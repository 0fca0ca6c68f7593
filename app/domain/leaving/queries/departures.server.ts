import type { Instant } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { MemberDepartureTable } from '#db/schema/leaving.ts'

export async function findDeparture(db: Db, id: string): Promise<MemberDepartureTable | null> {
  return (await db.selectFrom('member_departure').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

/** The departure of a member who left and neither returned nor was erased; null when there is none. */
export async function openDepartureOf(db: Db, memberId: string): Promise<MemberDepartureTable | null> {
  const row = await db
    .selectFrom('member_departure')
    .selectAll()
    .where('member_id', '=', memberId)
    .where('erased_at', 'is', null)
    .where('returned_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Departures with this key whose members can still return, the latest first. */
export async function departuresByKey(db: Db, keyHash: string, now: Instant): Promise<MemberDepartureTable[]> {
  return db
    .selectFrom('departure_key')
    .innerJoin('member_departure', 'member_departure.id', 'departure_key.departure_id')
    .selectAll('member_departure')
    .where('departure_key.key_hash', '=', keyHash)
    .where('member_departure.erase_at', '>', now)
    .orderBy('member_departure.left_at', 'desc')
    .execute()
}

/** Departures whose time to return is over, oldest first. */
export async function dueDepartures(db: Db, now: Instant, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('member_departure')
    .select('id')
    .where('erased_at', 'is', null)
    .where('returned_at', 'is', null)
    .where('erase_at', '<=', now)
    .orderBy('erase_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Counts of what becomes of something when the member leaves. */
export type LeavingFigures = {
  threads: number
  posts: number
  /** Opening posts that others answered: they stay, or lose their text. */
  answeredOpenings: number
  stories: number
  openCases: number
  openRedemptions: number
}

export async function leavingFigures(db: Db, memberId: string): Promise<LeavingFigures> {
  const count = async (rows: Promise<{ count: number } | undefined>): Promise<number> =>
    Number((await rows)?.count ?? 0)
  const [threads, posts, answeredOpenings, stories, openCases, openRedemptions] = await Promise.all([
    count(
      db
        .selectFrom('thread')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('author_id', '=', memberId)
        .where('state', '=', 'visible')
        .executeTakeFirst(),
    ),
    count(
      db
        .selectFrom('post')
        .innerJoin('thread', 'thread.id', 'post.thread_id')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('post.author_id', '=', memberId)
        .where('post.state', '=', 'visible')
        .where('post.kind', '!=', 'opening')
        .where('thread.state', '=', 'visible')
        .executeTakeFirst(),
    ),
    answeredThreads(db, memberId).then((ids) => ids.length),
    count(
      db
        .selectFrom('story')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('author_id', '=', memberId)
        .executeTakeFirst(),
    ),
    count(
      db
        .selectFrom('case')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('customer_id', '=', memberId)
        .where('status', 'not in', ['resolved', 'closed'])
        .executeTakeFirst(),
    ),
    openRedemptionsOf(db, memberId).then((ids) => ids.length),
  ])
  return { threads, posts, answeredOpenings, stories, openCases, openRedemptions }
}

/** Threads of the member in which another member answered or replied visibly. */
async function answeredThreads(db: Db, memberId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('thread')
    .select('thread.id')
    .where('thread.author_id', '=', memberId)
    .where('thread.state', '=', 'visible')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('post')
          .select('post.id')
          .whereRef('post.thread_id', '=', 'thread.id')
          .where('post.kind', 'in', ['answer', 'reply'])
          .where('post.state', '=', 'visible')
          .where((any) => any.or([any('post.author_id', 'is', null), any('post.author_id', '!=', memberId)])),
      ),
    )
    .execute()
  return rows.map(({ id }) => id)
}

/** Requests that wait for a decision. */
export async function openRedemptionsOf(db: Db, memberId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('redemption')
    .select('id')
    .where('member_id', '=', memberId)
    .where('state', '=', 'requested')
    .execute()
  return rows.map(({ id }) => id)
}

/** Stories that are in somebody else's hands or public. */
export async function activeStoriesOf(db: Db, memberId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('story')
    .select('id')
    .where('author_id', '=', memberId)
    .where('state', 'in', [
      'draft',
      'submitted',
      'in_curation',
      'changes_requested',
      'author_review',
      'published',
      'featured',
    ])
    .execute()
  return rows.map(({ id }) => id)
}

/** The member's visible posts, newest first, except opening posts that others answered. */
export async function removablePosts(db: Db, memberId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select('post.id')
    .where('post.author_id', '=', memberId)
    .where('post.state', '=', 'visible')
    .where('thread.archived_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('post.kind', '!=', 'opening'),
        eb.not(
          eb.exists(
            eb
              .selectFrom('post as other')
              .select('other.id')
              .whereRef('other.thread_id', '=', 'post.thread_id')
              .where('other.kind', 'in', ['answer', 'reply'])
              .where('other.state', '=', 'visible')
              .where((any) => any.or([any('other.author_id', 'is', null), any('other.author_id', '!=', memberId)])),
          ),
        ),
      ]),
    )
    // Responses before the opening post above them.
    .orderBy('post.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Posts that the member deleted since then, oldest first. */
export async function postsRemovedSince(db: Db, memberId: string, since: Instant, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('post')
    .select('id')
    .where('author_id', '=', memberId)
    .where('removed_by', '=', memberId)
    .where('state', '=', 'deleted')
    .where('removed_at', '>=', since)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
