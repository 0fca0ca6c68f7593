import { msOf, unitMs, type Instant } from '#app/core/time.ts'
import type { Act } from '#app/domain/fraud/act.ts'
import type { EventPayload } from '#app/registry/events.ts'
import type { Db } from '#db/dialects/dialect.ts'

/** Votes of members for members since that instant. */
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

/** Acceptances of others' answers by askers since that instant. */
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

/** Accepted edits, from the member who accepted to the editor, since that instant. */
export async function editsSince(db: Db, since: Instant): Promise<Act[]> {
  const rows = await db
    .selectFrom('event_log')
    .select(['id', 'at', 'payload'])
    .where('type', '=', 'edit.accepted')
    .where('at', '>=', since)
    .execute()
  return rows.flatMap(({ id, at, payload }): Act[] => {
    const { postId, editorId, by } = JSON.parse(payload) as EventPayload<'edit.accepted'>
    if (by === null || by === editorId) return []
    return [{ kind: 'edit', eventId: id, voteId: null, postId, from: by, to: editorId, value: 1, at, minutes: null }]
  })
}

/**
 * How many posts one author wrote in threads of one asker; `asker` null where that member no longer exists.
 * `answers`: of them answers and replies.
 */
export type PostCount = { author: string; asker: string | null; count: number; answers: number }

/** Visible questions, answers and replies since then, by author and by who began the thread. */
export async function postsByAuthor(db: Db, since: Instant): Promise<PostCount[]> {
  const rows = await db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .select((eb) => [
      'post.author_id as author',
      'thread.author_id as asker',
      eb.fn.countAll<number>().as('count'),
      eb.fn.sum<number>(eb.case().when('post.kind', '!=', 'opening').then(1).else(0).end()).as('answers'),
    ])
    .where('post.created_at', '>=', since)
    .where('post.state', '=', 'visible')
    .where('post.kind', '!=', 'comment')
    .where('post.author_id', 'is not', null)
    .groupBy(['post.author_id', 'thread.author_id'])
    .execute()
  return rows.map(({ author, asker, count, answers }) => ({
    author: author ?? '',
    asker,
    count: Number(count),
    answers: Number(answers),
  }))
}

/** When each member joined. */
export async function joinDates(db: Db, since: Instant): Promise<Map<string, Instant>> {
  const rows = await db.selectFrom('member').select(['id', 'joined_at']).where('joined_at', '>=', since).execute()
  return new Map(rows.map(({ id, joined_at }) => [id, joined_at]))
}

/** For each browser at an address, the members who signed in with it since that instant, where they are two or more. */
export async function sharedDevices(db: Db, since: Instant): Promise<string[][]> {
  const rows = await db
    .selectFrom('member_device')
    .select(['address', 'browser', 'member_id'])
    .where('last_seen_at', '>=', since)
    .where('browser', '!=', '')
    .execute()
  return [...Map.groupBy(rows, ({ address, browser }) => `${address} ${browser}`).values()]
    .map((users) => users.map(({ member_id }) => member_id))
    .filter((users) => users.length > 1)
}

/** Staff, who earn no points: vote fraud with them gains nothing. */
export async function staffIds(db: Db): Promise<Set<string>> {
  return new Set(
    (await db.selectFrom('member_role').select('member_id').where('role', 'in', ['agent', 'admin']).execute()).map(
      ({ member_id }) => member_id,
    ),
  )
}
