import { publicThread } from '#app/domain/access/queries/readable-content.server.ts'
import type { MetricQuery, MetricSource } from '#app/domain/loyalty/badges/metric.ts'
import type { ThreadKind } from '#db/schema/threads.ts'

/** Threads of these members that can be read. */
function threadsOf({ db, memberIds }: MetricSource, kind: ThreadKind) {
  return db
    .selectFrom('thread')
    .where('author_id', 'in', memberIds)
    .where('kind', '=', kind)
    .where(publicThread())
    .groupBy('author_id')
}

const counted = (query: ReturnType<typeof threadsOf>) =>
  query
    .select((eb) => [
      'author_id as member_id',
      eb.fn.countAll<number>().as('value'),
      eb.fn.max('opening_post_id').as('subject'),
    ])
    .execute()

export const questions: MetricQuery = (source) =>
  counted(threadsOf(source, 'question').where('duplicate_of_id', 'is', null))

export const questionsWith =
  (votes: number): MetricQuery =>
  (source) =>
    counted(threadsOf(source, 'question').where('votes', '>=', votes))

/** Questions that five others had as well. */
export const questionsShared: MetricQuery = (source) =>
  counted(threadsOf(source, 'question').where('me_too_count', '>=', 5))

/** Questions of the member with an accepted answer; the member's own answers count too. */
export const acceptances: MetricQuery = (source) =>
  counted(threadsOf(source, 'question').whereRef('accepted_by', '=', 'author_id'))

/** Discussions with five replies or more. */
export const livelyTalks: MetricQuery = (source) =>
  counted(threadsOf(source, 'discussion').where('answer_count', '>=', 5))

export const ideasWith =
  (votes: number): MetricQuery =>
  (source) =>
    counted(threadsOf(source, 'idea').where('votes', '>=', votes))
