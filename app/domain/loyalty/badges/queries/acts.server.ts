import { publicThread } from '#app/domain/access/queries/readable-content.server.ts'
import type { MetricQuery, MetricSource } from '#app/domain/loyalty/badges/metric.ts'

function readablePosts({ db }: MetricSource) {
  return db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .where('post.state', '=', 'visible')
    .where(publicThread())
}

/** Others' posts that the member edited, where the edit is still in force and the post visible. */
export const postsImproved: MetricQuery = (source) =>
  readablePosts(source)
    .innerJoin('post_revision', 'post_revision.post_id', 'post.id')
    .where('post_revision.editor_id', 'in', source.memberIds)
    .where('post_revision.revision', '>', 1)
    .where((eb) =>
      eb.or([eb('post.author_id', 'is', null), eb('post.author_id', '!=', eb.ref('post_revision.editor_id'))]),
    )
    .groupBy('post_revision.editor_id')
    .select((eb) => [
      'post_revision.editor_id as member_id',
      eb.fn.count<number>('post.id').distinct().as('value'),
      eb.fn.max('post.id').as('subject'),
    ])
    .execute()

/** Suggested edits that were accepted into a visible post. */
export const suggestionsAccepted: MetricQuery = (source) =>
  readablePosts(source)
    .innerJoin('post_revision', 'post_revision.post_id', 'post.id')
    .where('post_revision.editor_id', 'in', source.memberIds)
    .where('post_revision.suggestion_id', 'is not', null)
    .groupBy('post_revision.editor_id')
    .select((eb) => [
      'post_revision.editor_id as member_id',
      eb.fn.count<number>('post_revision.suggestion_id').distinct().as('value'),
      eb.fn.max('post.id').as('subject'),
    ])
    .execute()

/** Own answers brought up to date a month or more after they were written. */
export const answersRefreshed: MetricQuery = (source) =>
  readablePosts(source)
    .innerJoin('post_revision', 'post_revision.post_id', 'post.id')
    .where('post_revision.editor_id', 'in', source.memberIds)
    .whereRef('post.author_id', '=', 'post_revision.editor_id')
    .where('post.kind', '=', 'answer')
    .where((eb) => source.dialect.daysAfter(eb.ref('post_revision.created_at'), eb.ref('post.created_at'), 30))
    .groupBy('post_revision.editor_id')
    .select((eb) => [
      'post_revision.editor_id as member_id',
      eb.fn.count<number>('post.id').distinct().as('value'),
      eb.fn.max('post.id').as('subject'),
    ])
    .execute()

export const votesCast =
  (value: 1 | -1): MetricQuery =>
  ({ db, memberIds }) =>
    db
      .selectFrom('vote')
      .where('member_id', 'in', memberIds)
      .where('value', '=', value)
      .groupBy('member_id')
      .select((eb) => ['member_id', eb.fn.countAll<number>().as('value')])
      .execute()

/** Different people whose posts the member voted up. */
export const authorsThanked: MetricQuery = ({ db, memberIds }) =>
  db
    .selectFrom('vote')
    .innerJoin('post', 'post.id', 'vote.post_id')
    .where('vote.member_id', 'in', memberIds)
    .where('vote.value', '=', 1)
    .groupBy('vote.member_id')
    .select((eb) => ['vote.member_id', eb.fn.count<number>('post.author_id').distinct().as('value')])
    .execute()

export const meToos: MetricQuery = ({ db, memberIds }) =>
  db
    .selectFrom('me_too')
    .where('member_id', 'in', memberIds)
    .groupBy('member_id')
    .select((eb) => ['member_id', eb.fn.countAll<number>().as('value')])
    .execute()

/** Threads of others in which the member commented. */
export const threadsCommented: MetricQuery = (source) =>
  readablePosts(source)
    .where('post.author_id', 'in', source.memberIds)
    .where('post.kind', '=', 'comment')
    .where((eb) => eb.or([eb('thread.author_id', 'is', null), eb('thread.author_id', '!=', eb.ref('post.author_id'))]))
    .groupBy('post.author_id')
    .select((eb) => [
      'post.author_id as member_id',
      eb.fn.count<number>('thread.id').distinct().as('value'),
      eb.fn.max('post.id').as('subject'),
    ])
    .execute()

/** Replies in discussions and under ideas that others voted up. */
export const repliesLiked: MetricQuery = (source) =>
  readablePosts(source)
    .where('post.author_id', 'in', source.memberIds)
    .where('post.kind', '=', 'reply')
    .where('post.votes', '>', 0)
    .groupBy('post.author_id')
    .select((eb) => [
      'post.author_id as member_id',
      eb.fn.countAll<number>().as('value'),
      eb.fn.max('post.id').as('subject'),
    ])
    .execute()
