import type { MetricQuery, MetricSource } from '#app/domain/loyalty/badges/metric.ts'

/** Stories of these members that the gallery shows. */
function storiesOf({ db, memberIds }: MetricSource) {
  return db
    .selectFrom('story')
    .where('story.author_id', 'in', memberIds)
    .where('story.state', 'in', ['published', 'featured'])
    .groupBy('story.author_id')
}

export const stories: MetricQuery = (source) =>
  storiesOf(source)
    .select((eb) => [
      'story.author_id as member_id',
      eb.fn.countAll<number>().as('value'),
      eb.fn.max('story.id').as('subject'),
    ])
    .execute()

/** Stories with a figure that staff checked; anybody can add a link. */
export const storiesProven: MetricQuery = (source) =>
  storiesOf(source)
    .innerJoin('story_result', 'story_result.story_id', 'story.id')
    .where('story_result.confirmed_at', 'is not', null)
    .select((eb) => [
      'story.author_id as member_id',
      eb.fn.count<number>('story.id').distinct().as('value'),
      eb.fn.max('story.id').as('subject'),
    ])
    .execute()

export const storyThanks: MetricQuery = (source) =>
  storiesOf(source)
    .select((eb) => [
      'story.author_id as member_id',
      eb.fn.sum<number>('story.thanks_count').as('value'),
      eb.fn.max('story.id').as('subject'),
    ])
    .execute()

/** Stories that were on the front page once and are still shown. */
export const storiesFeatured: MetricQuery = (source) =>
  storiesOf(source)
    .where('story.featured_at', 'is not', null)
    .select((eb) => [
      'story.author_id as member_id',
      eb.fn.countAll<number>().as('value'),
      eb.fn.max('story.id').as('subject'),
    ])
    .execute()
