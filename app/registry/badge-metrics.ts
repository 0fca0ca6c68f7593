/**
 * What badges can count: a closed vocabulary. Each is one query over any number of members
 * (`domain/loyalty/badges/queries-metrics.server.ts`) and one phrase in the locale files (`badges.need.<metric>`). Only what
 * is visible counts; a helpful answer is one on another's question that was accepted or stands above zero votes.
 */
export const badgeMetrics = [
  'questions', 'questionVotes', 'questionsWith5', 'questionsWith10', 'questionsWith25', 'questionsShared',
  'answers', 'acceptedAnswers', 'answerVotes', 'answersWith5', 'answersWith10', 'answersWith25', 'endorsedAnswers', 'peopleItWorkedFor', 'selfAnswered',
  'peopleHelped', 'rescues', 'helpfulAreas', 'helpfulDays', 'helpInKorean', 'helpInEnglish', 'helpfulInTag',
  'acceptances', 'postsImproved', 'suggestionsAccepted', 'answersRefreshed', 'answersChecked', 'votesUp', 'votesDown', 'authorsThanked', 'meToos',
  'introductions', 'threadsCommented', 'repliesLiked', 'livelyTalks', 'ideasWith5', 'ideasWith25',
  'stories', 'storiesProven', 'storyThanks', 'storiesFeatured', 'concernsResolved', 'customerYears', 'memberYears',
] as const
export type BadgeMetric = (typeof badgeMetrics)[number]
