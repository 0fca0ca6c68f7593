import type { MetricQuery, MetricSource } from '#app/domain/loyalty/badges/metric.ts'
import { type BadgeMetric, badgeMetrics } from '#app/registry/badge-metrics.ts'
import {
  answersRefreshed,
  authorsThanked,
  meToos,
  postsImproved,
  repliesLiked,
  suggestionsAccepted,
  threadsCommented,
  votesCast,
} from './acts.server.ts'
import {
  answers,
  answersWith,
  helpfulAreas,
  helpfulDays,
  helpfulInTag,
  helpIn,
  peopleHelped,
  peopleItWorkedFor,
  rescues,
  selfAnswered,
} from './answers.server.ts'
import { concernsResolved, customerYears, introductions, memberYears } from './members.server.ts'
import { rewards } from './rewards.server.ts'
import { stories, storiesFeatured, storiesProven, storyThanks } from './stories.server.ts'
import { acceptances, ideasWith, livelyTalks, questions, questionsShared, questionsWith } from './threads.server.ts'

const metricQueries = {
  questions,
  questionVotes: rewards('question-voted-up'),
  questionsWith5: questionsWith(5),
  questionsWith10: questionsWith(10),
  questionsWith25: questionsWith(25),
  questionsShared,
  answers,
  acceptedAnswers: rewards('answer-accepted'),
  answerVotes: rewards('answer-voted-up'),
  answersWith5: answersWith(5),
  answersWith10: answersWith(10),
  answersWith25: answersWith(25),
  endorsedAnswers: rewards('answer-endorsed'),
  peopleItWorkedFor,
  selfAnswered,
  peopleHelped,
  rescues,
  helpfulAreas,
  helpfulDays,
  helpInKorean: helpIn('ko'),
  helpInEnglish: helpIn('en'),
  helpfulInTag,
  acceptances,
  postsImproved,
  suggestionsAccepted,
  answersRefreshed,
  answersChecked: rewards('answer-rechecked'),
  flagsUpheld: rewards('flag-upheld'),
  votesUp: votesCast(1),
  votesDown: votesCast(-1),
  authorsThanked,
  meToos,
  introductions,
  threadsCommented,
  repliesLiked,
  livelyTalks,
  ideasWith5: ideasWith(5),
  ideasWith25: ideasWith(25),
  stories,
  storiesProven,
  storyThanks,
  storiesFeatured,
  concernsResolved,
  customerYears,
  memberYears,
} satisfies Record<BadgeMetric, MetricQuery>

export type MetricValue = { value: number; subject: string | null }

/** What these members have of each metric, by `metricKey`; one query per metric, whatever the number of members. */
export async function metricValues(
  source: MetricSource,
  metrics: readonly BadgeMetric[] = badgeMetrics,
): Promise<Map<string, MetricValue>> {
  const values = new Map<string, MetricValue>()
  if (source.memberIds.length === 0) return values
  for (const metric of metrics) {
    for (const { member_id, scope, value, subject } of await metricQueries[metric](source)) {
      if (member_id !== null)
        values.set(metricKey(member_id, metric, scope ?? ''), { value: Number(value), subject: subject ?? null })
    }
  }
  return values
}

export function metricKey(memberId: string, metric: BadgeMetric, scope: string): string {
  return `${memberId} ${metric} ${scope}`
}
