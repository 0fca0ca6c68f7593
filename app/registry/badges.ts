/**
 * Marks of achievement, declared as data: awarded when a member's count of `metric` reaches `from`.
 * Names and descriptions stand in the locale files under `badges.<key>`.
 */
export const badges = {
  'first-answer': { level: 'bronze', metric: 'answers', from: 1 },
  'first-accepted': { level: 'bronze', metric: 'acceptedAnswers', from: 1 },
  'ten-accepted': { level: 'silver', metric: 'acceptedAnswers', from: 10 },
  'hundred-accepted': { level: 'gold', metric: 'acceptedAnswers', from: 100 },
  'storyteller': { level: 'silver', metric: 'publishedStories', from: 1 },
  'well-asked': { level: 'bronze', metric: 'questionsVotedFive', from: 1 },
} as const satisfies Record<string, { level: 'bronze' | 'silver' | 'gold'; metric: string; from: number }>

export type BadgeKey = keyof typeof badges
export type BadgeMetric = (typeof badges)[BadgeKey]['metric']
