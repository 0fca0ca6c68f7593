import type { Instant } from '#app/core/time.ts'
import type { SpamChoice } from '#app/domain/moderation/spam/spam-choice.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { SpamCleanupMemberTable, SpamCleanupPostTable, SpamCleanupTable } from '#db/schema/moderation.ts'

/** Trust level up to which a member can be part of a wave; about others a moderator decides one by one. */
const waveTrust = 1
/** More than a moderator can answer for at once. */
const mostMembers = 1_000

/**
 * Ids of the members of a choice who are neither trusted, staff nor suspended already. `member`: by handle. `host`: who
 * linked there. `addresses` and `likeness`: who has a post waiting and came from the range, or wrote nearly the same (the
 * value is a band of sketches). `newcomers`: new members with so many posts waiting, nothing of whom was ever voted on.
 * One query.
 */
export async function spamMembers(db: Db, { by, value }: SpamChoice): Promise<string[]> {
  let query = db
    .selectFrom('member')
    .select('member.id')
    .where('member.suspended_at', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('member_role').select('member_role.role').whereRef('member_role.member_id', '=', 'member.id'),
        ),
      ),
    )
    .orderBy('member.id')
    .limit(mostMembers)
  if (by === 'member') query = query.where('member.handle', '=', value)
  else query = query.where('member.trust_level', '<=', waveTrust)
  if (by === 'host')
    query = query.where('member.id', 'in', (eb) =>
      eb.selectFrom('post_host').select('post_host.member_id').where('host', '=', value),
    )
  if (by === 'addresses')
    query = query
      .where('member.id', 'in', (eb) =>
        eb.selectFrom('member_device').select('member_device.member_id').where('range', '=', value),
      )
      .where('member.id', 'in', (eb) =>
        eb
          .selectFrom('review_item')
          .select((of) => of.ref('review_item.member_id').$notNull().as('member_id'))
          .where('kind', '=', 'post')
          .where('state', '=', 'open'),
      )
  if (by === 'likeness')
    query = query.where('member.id', 'in', (eb) =>
      eb
        .selectFrom('text_sketch_band')
        .innerJoin('review_item', 'review_item.subject_id', 'text_sketch_band.post_id')
        .select((of) => of.ref('review_item.member_id').$notNull().as('member_id'))
        .where('text_sketch_band.band', '=', value)
        .where('review_item.kind', '=', 'post')
        .where('review_item.state', '=', 'open'),
    )
  if (by === 'newcomers')
    query = query
      .where('member.trust_level', '=', 0)
      .where('member.id', 'in', waitingNewcomers(db, Number(value) || 1).select('member_id'))
  return (await query.execute()).map(({ id }) => id)
}

/** New members with at least so many posts waiting, nothing of whom was ever voted on, and how many wait of each. */
export function waitingNewcomers(db: Db, fewest: number) {
  return db.selectFrom(
    db
      .selectFrom('review_item')
      .innerJoin('member', 'member.id', 'review_item.member_id')
      .select((eb) => ['member.id as member_id', eb.fn.countAll<number>().as('items')])
      .where('review_item.kind', '=', 'post')
      .where('review_item.state', '=', 'open')
      .where('review_item.reason', '=', 'held')
      .where('member.trust_level', '=', 0)
      .where('member.suspended_at', 'is', null)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('post')
              .select('post.id')
              .whereRef('post.author_id', '=', 'member.id')
              .where('post.votes', '>', 0),
          ),
        ),
      )
      .groupBy('member.id')
      .having((eb) => eb(eb.fn.countAll(), '>=', fewest))
      .as('newcomer'),
  )
}

const outInTheOpen = ['visible', 'held'] as const

/** How many posts of these members everybody sees or moderators have to decide about. */
export async function countOpenPosts(db: Db, memberIds: readonly string[]): Promise<number> {
  const { count } = await db
    .selectFrom('post')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('author_id', 'in', [...memberIds])
    .where('state', 'in', outInTheOpen)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export type OpenPost = { id: string; state: 'visible' | 'held'; itemId: string | null; claimed: boolean }

/** The next posts of a member that are shown or held, in the order of their ids, with their open review item. One query. */
export async function openPostsOf(
  db: Db,
  memberId: string,
  { after, limit, now, by }: { after: string; limit: number; now: Instant; by: string },
): Promise<OpenPost[]> {
  const rows = await db
    .selectFrom('post')
    .leftJoin('review_item', (join) =>
      join
        .onRef('review_item.subject_id', '=', 'post.id')
        .on('review_item.kind', '=', 'post')
        .on('review_item.state', '=', 'open'),
    )
    .select(['post.id', 'post.state', 'review_item.id as item', 'claimed_by', 'claimed_until'])
    .where('post.author_id', '=', memberId)
    .where('post.state', 'in', outInTheOpen)
    .where('post.id', '>', after)
    .orderBy('post.id')
    .limit(limit)
    .execute()
  return rows.map(({ id, state, item, claimed_by, claimed_until }) => ({
    id,
    state: state === 'held' ? 'held' : 'visible',
    itemId: item,
    claimed: claimed_by !== null && claimed_by !== by && claimed_until !== null && claimed_until > now,
  }))
}

export async function findCleanup(db: Db, id: string): Promise<SpamCleanupTable | null> {
  return (await db.selectFrom('spam_cleanup').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export function uncleanMembers(db: Db, id: string): Promise<SpamCleanupMemberTable[]> {
  return membersOf(db, id).where('cleaned_at', 'is', null).execute()
}

export function unrestoredMembers(db: Db, id: string): Promise<SpamCleanupMemberTable[]> {
  return membersOf(db, id).where('restored_at', 'is', null).execute()
}

/** The cleanup whose sanction of a member this decision is; null for any other. */
export async function cleanupOfDecision(db: Db, decisionId: string): Promise<SpamCleanupMemberTable | null> {
  const row = await db
    .selectFrom('spam_cleanup_member')
    .selectAll()
    .where('decision_id', '=', decisionId)
    .where('restored_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

/** Whether a decision about spam keeps this post out of sight. */
export async function isCleanedPost(db: Db, postId: string): Promise<boolean> {
  const row = await db
    .selectFrom('spam_cleanup_post')
    .select('post_id')
    .where('post_id', '=', postId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether a decision about spam that is in effect decided this review item. */
export async function cleanupOfItem(db: Db, itemId: string): Promise<boolean> {
  const row = await db
    .selectFrom('spam_cleanup_post')
    .innerJoin('review_item', 'review_item.subject_id', 'spam_cleanup_post.post_id')
    .select('review_item.id')
    .where('review_item.id', '=', itemId)
    .whereRef('spam_cleanup_post.item_id', '=', 'review_item.id')
    .executeTakeFirst()
  return row !== undefined
}

/** The next posts of a member that a cleanup hid. */
export function cleanedPostsOf(db: Db, id: string, memberId: string, limit: number): Promise<SpamCleanupPostTable[]> {
  return db
    .selectFrom('spam_cleanup_post')
    .innerJoin('post', 'post.id', 'spam_cleanup_post.post_id')
    .selectAll('spam_cleanup_post')
    .where('spam_cleanup_post.cleanup_id', '=', id)
    .where('post.author_id', '=', memberId)
    .orderBy('spam_cleanup_post.post_id')
    .limit(limit)
    .execute()
}

function membersOf(db: Db, id: string) {
  return db.selectFrom('spam_cleanup_member').selectAll().where('cleanup_id', '=', id).orderBy('member_id')
}

export type CleanupLine = SpamCleanupTable & { by: string | null; undoneBy: string | null }

const mostListed = 50

/** The decisions about spam, the latest first. One query. */
export function cleanups(db: Db): Promise<CleanupLine[]> {
  return db
    .selectFrom('spam_cleanup')
    .leftJoin('member as by', 'by.id', 'spam_cleanup.by_id')
    .leftJoin('member as undoer', 'undoer.id', 'spam_cleanup.undone_by')
    .selectAll('spam_cleanup')
    .select(['by.name as by', 'undoer.name as undoneBy'])
    .orderBy('spam_cleanup.id', 'desc')
    .limit(mostListed)
    .execute()
}

/** The latest posts of these members that are shown or held. One query. */
export function openSamples(db: Db, memberIds: readonly string[], limit: number) {
  return db
    .selectFrom('post')
    .innerJoin('member', 'member.id', 'post.author_id')
    .select([
      'post.id',
      'post.body',
      'post.lang',
      'post.state',
      'post.created_at as at',
      'member.name',
      'member.handle',
    ])
    .where('post.author_id', 'in', [...memberIds])
    .where('post.state', 'in', outInTheOpen)
    .orderBy('post.created_at', 'desc')
    .orderBy('post.id', 'desc')
    .limit(limit)
    .execute()
}
