import { publicThread } from '#app/domain/access/queries/readable-content.server.ts'
import type { MetricQuery, MetricSource } from '#app/domain/loyalty/badges/metric.ts'

/** Answers that can be read, of these members. */
function answersOf({ db, memberIds }: MetricSource) {
  return db
    .selectFrom('post')
    .innerJoin('thread', 'thread.id', 'post.thread_id')
    .where('post.author_id', 'in', memberIds)
    .where('post.kind', '=', 'answer')
    .where('post.state', '=', 'visible')
    .where(publicThread())
    .groupBy('post.author_id')
}

function toOthers(source: MetricSource) {
  return answersOf(source).where((eb) =>
    eb.or([eb('thread.author_id', 'is', null), eb('thread.author_id', '!=', eb.ref('post.author_id'))]),
  )
}

function accepted(source: MetricSource) {
  return toOthers(source).whereRef('thread.accepted_post_id', '=', 'post.id')
}

/** Accepted, or with votes above zero. */
function helpful(source: MetricSource) {
  return toOthers(source).where((eb) =>
    eb.or([eb('post.votes', '>', 0), eb('thread.accepted_post_id', '=', eb.ref('post.id'))]),
  )
}

export const answers: MetricQuery = (source) =>
  toOthers(source)
    .select((eb) => [
      'post.author_id as member_id',
      eb.fn.countAll<number>().as('value'),
      eb.fn.max('post.id').as('subject'),
    ])
    .execute()

export const answersWith =
  (votes: number): MetricQuery =>
  (source) =>
    toOthers(source)
      .where('post.votes', '>=', votes)
      .select((eb) => [
        'post.author_id as member_id',
        eb.fn.countAll<number>().as('value'),
        eb.fn.max('post.id').as('subject'),
      ])
      .execute()

export const peopleHelped: MetricQuery = (source) =>
  accepted(source)
    .select((eb) => [
      'post.author_id as member_id',
      eb.fn.count<number>('thread.author_id').distinct().as('value'),
      eb.fn.max('post.id').as('subject'),
    ])
    .execute()

/** Different people who reported that any of these answers worked. */
export const peopleItWorkedFor: MetricQuery = (source) =>
  answersOf(source)
    .innerJoin('answer_outcome', 'answer_outcome.post_id', 'post.id')
    .where('answer_outcome.worked', '=', 1)
    .select((eb) => [
      'post.author_id as member_id',
      eb.fn.count<number>('answer_outcome.member_id').distinct().as('value'),
      eb.fn.max('post.id').as('subject'),
    ])
    .execute()

/** Accepted answers to questions that had waited for a month. */
export const rescues: MetricQuery = (source) =>
  accepted(source)
    .where((eb) => source.dialect.daysAfter(eb.ref('post.created_at'), eb.ref('thread.created_at'), 30))
    .select((eb) => [
      'post.author_id as member_id',
      eb.fn.countAll<number>().as('value'),
      eb.fn.max('post.id').as('subject'),
    ])
    .execute()

export const helpfulAreas: MetricQuery = (source) =>
  helpful(source)
    .select((eb) => [
      'post.author_id as member_id',
      eb.fn.count<number>('thread.category_id').distinct().as('value'),
      eb.fn.max('post.id').as('subject'),
    ])
    .execute()

export const helpfulDays: MetricQuery = (source) =>
  helpful(source)
    .select((eb) => [
      'post.author_id as member_id',
      eb.fn
        .count<number>(source.dialect.dateBucket(eb.ref('post.created_at'), 'day', source.offsetMinutes))
        .distinct()
        .as('value'),
      eb.fn.max('post.id').as('subject'),
    ])
    .execute()

export const helpIn =
  (lang: 'ko' | 'en'): MetricQuery =>
  (source) =>
    helpful(source)
      .where('post.lang', '=', lang)
      .select((eb) => [
        'post.author_id as member_id',
        eb.fn.countAll<number>().as('value'),
        eb.fn.max('post.id').as('subject'),
      ])
      .execute()

export const helpfulInTag: MetricQuery = (source) =>
  helpful(source)
    .innerJoin('thread_tag', 'thread_tag.thread_id', 'thread.id')
    .groupBy('thread_tag.tag_id')
    .select((eb) => [
      'post.author_id as member_id',
      'thread_tag.tag_id as scope',
      eb.fn.countAll<number>().as('value'),
      eb.fn.max('post.id').as('subject'),
    ])
    .execute()

/** Answers to the member's own question with three votes or more. */
export const selfAnswered: MetricQuery = (source) =>
  answersOf(source)
    .whereRef('thread.author_id', '=', 'post.author_id')
    .where('post.votes', '>=', 3)
    .select((eb) => [
      'post.author_id as member_id',
      eb.fn.countAll<number>().as('value'),
      eb.fn.max('post.id').as('subject'),
    ])
    .execute()
