import type { EarningRuleName } from './earning-rules.ts'

/**
 * Marks of achievement, declared as data: given when a member has earned by `rule` at least `from` times, taken back when the
 * ground is gone. Names and descriptions stand in the locale files under `loyalty.badge.<key>`.
 */
export const badges = {
  'first-accepted': { level: 'bronze', rule: 'answer-accepted', from: 1 },
  'ten-accepted': { level: 'silver', rule: 'answer-accepted', from: 10 },
  'hundred-accepted': { level: 'gold', rule: 'answer-accepted', from: 100 },
  'helpful': { level: 'bronze', rule: 'answer-voted-up', from: 10 },
  'much-thanked': { level: 'silver', rule: 'answer-voted-up', from: 100 },
  'well-asked': { level: 'bronze', rule: 'question-voted-up', from: 10 },
  'vouched-for': { level: 'silver', rule: 'answer-endorsed', from: 1 },
  'storyteller': { level: 'silver', rule: 'story-published', from: 1 },
} as const satisfies Record<string, { level: 'bronze' | 'silver' | 'gold'; rule: EarningRuleName; from: number }>

export type BadgeKey = keyof typeof badges
