import { msOf, unitMs, type Instant } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { Act } from './act.ts'

/** More people behind one address and browser are an office or a telephone network. */
const MOST_SHARING = 4

/** Votes of members for members since then. */
export async function votesSince(db: Db, since: Instant): Promise<Act[]> {
  const rows = await db
    .selectFrom('vote')
    .innerJoin('post', 'post.id', 'vote.post_id')
    .select([
      'vote.id',
      'vote.event_id',
      'vote.post_id',
      'vote.member_id',
      'vote.value',
      'vote.changed_at',
      'post.author_id',
    ])
    .where('vote.created_at', '>=', since)
    .where('vote.member_id', 'is not', null)
    .where('post.author_id', 'is not', null)
    .execute()
  return rows.map(({ id, event_id, post_id, member_id, value, changed_at, author_id }) => ({
    kind: 'vote',
    eventId: event_id,
    voteId: id,
    postId: post_id,
    from: member_id ?? '',
    to: author_id ?? '',
    value,
    at: changed_at,
    minutes: null,
  }))
}

/** Acceptances by askers of others' answers since then. */
export async function acceptancesSince(db: Db, since: Instant): Promise<Act[]> {
  const rows = await db
    .selectFrom('thread')
    .innerJoin('post', 'post.id', 'thread.accepted_post_id')
    .select([
      'thread.accepted_event_id',
      'thread.accepted_at',
      'thread.author_id as asker_id',
      'thread.created_at as asked_at',
      'post.id',
      'post.author_id',
      'post.created_at',
    ])
    .where('thread.accepted_at', '>=', since)
    .where('thread.accepted_event_id', 'is not', null)
    .where('thread.author_id', 'is not', null)
    .where('post.author_id', 'is not', null)
    .whereRef('thread.accepted_by', '=', 'thread.author_id')
    .whereRef('post.author_id', '!=', 'thread.author_id')
    .execute()
  return rows.map((row) => ({
    kind: 'acceptance',
    eventId: row.accepted_event_id ?? '',
    voteId: null,
    postId: row.id,
    from: row.asker_id ?? '',
    to: row.author_id ?? '',
    value: 1,
    at: row.accepted_at ?? '',
    minutes: Math.round((msOf(row.created_at) - msOf(row.asked_at)) / unitMs.minute),
  }))
}

/** Visible questions, answers and replies by author since then. */
export async function postsByAuthor(db: Db, since: Instant): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('post')
    .select((eb) => ['author_id', eb.fn.countAll<number>().as('count')])
    .where('created_at', '>=', since)
    .where('state', '=', 'visible')
    .where('kind', '!=', 'comment')
    .where('author_id', 'is not', null)
    .groupBy('author_id')
    .execute()
  return new Map(rows.map(({ author_id, count }) => [author_id ?? '', Number(count)]))
}

/** When each joined. */
export async function joinDates(db: Db, since: Instant): Promise<Map<string, Instant>> {
  const rows = await db.selectFrom('member').select(['id', 'joined_at']).where('joined_at', '>=', since).execute()
  return new Map(rows.map(({ id, joined_at }) => [id, joined_at]))
}

/** Pairs of members who used the same browser at the same address since then, each once. */
export async function sharedDevices(db: Db, since: Instant): Promise<[string, string][]> {
  const rows = await db
    .selectFrom('session')
    .select(['ip', 'user_agent', 'member_id'])
    .where('last_seen_at', '>=', since)
    .where('ip', '!=', '')
    .where('user_agent', '!=', '')
    .distinct()
    .execute()
  const pairs = new Map<string, [string, string]>()
  for (const users of Map.groupBy(rows, ({ ip, user_agent }) => `${ip} ${user_agent}`).values()) {
    const members = [...new Set(users.map(({ member_id }) => member_id))].toSorted()
    if (members.length > MOST_SHARING) continue
    members.forEach((a, at) => members.slice(at + 1).forEach((b) => pairs.set(`${a} ${b}`, [a, b])))
  }
  return [...pairs.values()]
}

/** Members who earn no points: nothing can be gained through them. */
export async function staffIds(db: Db): Promise<Set<string>> {
  return new Set(
    (await db.selectFrom('member_role').select('member_id').where('role', 'in', ['agent', 'admin']).execute()).map(
      ({ member_id }) => member_id,
    ),
  )
}
