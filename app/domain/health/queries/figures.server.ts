import { firstIdAt } from '#app/core/ids.ts'
import { between, msOf, unitMs, type Instant } from '#app/core/time.ts'
import type { Db } from '#db/dialects/dialect.ts'
import type { AskedQuestion } from '../figures.ts'

type Period = { from: Instant; to: Instant }

/** Members who wrote something in the period that is still visible. */
export async function countWriters(db: Db, { from, to }: Period): Promise<number> {
  const { members } = await db
    .selectFrom('post')
    .select((eb) => eb.fn.count<number>('author_id').distinct().as('members'))
    .where('id', '>=', firstIdAt('post', msOf(from)))
    .where('id', '<', firstIdAt('post', msOf(to)))
    .where('state', '=', 'visible')
    .executeTakeFirstOrThrow()
  return Number(members)
}

/** The visible questions of the period, with how long each waited for an answer of another member. */
export async function questionsOf(db: Db, { from, to }: Period): Promise<AskedQuestion[]> {
  const rows = await db
    .selectFrom('thread')
    .select((eb) => [
      'created_at',
      'accepted_post_id',
      eb
        .selectFrom('post')
        .select((inner) => inner.fn.min('post.created_at').as('at'))
        .whereRef('post.thread_id', '=', 'thread.id')
        .where('post.kind', '=', 'answer')
        .where('post.state', '=', 'visible')
        .where((inner) =>
          inner.or([
            inner('thread.author_id', 'is', null),
            inner('post.author_id', '!=', inner.ref('thread.author_id')),
          ]),
        )
        .as('answered_at'),
    ])
    .where('state', '=', 'visible')
    .where('created_at', '>=', from)
    .where('created_at', '<', to)
    .where('kind', '=', 'question')
    .execute()
  return rows.map((row) => ({
    askedAt: row.created_at,
    solved: row.accepted_post_id !== null,
    firstAnswerMinutes: row.answered_at === null ? null : between(row.created_at, row.answered_at) / unitMs.minute,
  }))
}

/** Cases of the period whose first response is due or given, and how many were answered by then. */
export async function promisesOf(db: Db, { from, to }: Period, now: Instant): Promise<{ due: number; kept: number }> {
  const counted = await db
    .selectFrom('case')
    .select((eb) => [
      eb.fn.countAll<number>().as('due'),
      eb.fn.countAll<number>().filterWhere('first_responded_at', '<=', eb.ref('first_response_due_at')).as('kept'),
    ])
    .where('id', '>=', firstIdAt('case', msOf(from)))
    .where('id', '<', firstIdAt('case', msOf(to)))
    .where('dismissed', '=', 0)
    .where((eb) => eb.or([eb('first_responded_at', 'is not', null), eb('first_response_due_at', '<=', now)]))
    .executeTakeFirstOrThrow()
  return { due: Number(counted.due), kept: Number(counted.kept) }
}

/** Stories of the period that are public. */
export async function countStories(db: Db, { from, to }: Period): Promise<number> {
  const { stories } = await db
    .selectFrom('story')
    .select((eb) => eb.fn.countAll<number>().as('stories'))
    .where('state', 'in', ['published', 'featured'])
    .where('published_at', '>=', from)
    .where('published_at', '<', to)
    .executeTakeFirstOrThrow()
  return Number(stories)
}

/** Open cases past a promised time whose clock runs. */
export async function countOverdueCases(db: Db, now: Instant): Promise<number> {
  const { cases } = await db
    .selectFrom('case')
    .select((eb) => eb.fn.countAll<number>().as('cases'))
    .where('next_late_at', '<', now)
    .executeTakeFirstOrThrow()
  return Number(cases)
}

/** When the last good backup was recorded; null: none was. */
export async function lastBackupAt(db: Db): Promise<Instant | null> {
  const last = await db
    .selectFrom('backup_run')
    .select('at')
    .where('good', '=', 1)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.at ?? null
}
