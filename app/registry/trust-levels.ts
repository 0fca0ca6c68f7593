import type { SettingKey } from './settings/index.ts'

/**
 * What trust is measured by: breadth, not volume. Each figure is a whole number, more is better; `share` figures are
 * percentages, and 100 with nothing to divide. To add a figure: a row here, a query in `accounts/queries/trust` (the
 * compiler asks for it) and its texts.
 */
export const trustFigures = {
  daysSinceJoining: { unit: 'days' },
  activeDays: { unit: 'days' },
  standingPosts: { unit: 'posts' },
  peopleHelped: { unit: 'people' },
  voters: { unit: 'people' },
  keptShare: { unit: 'share' },
  flagShare: { unit: 'share' },
} as const satisfies Record<string, { unit: 'days' | 'posts' | 'people' | 'share' }>

export type TrustFigure = keyof typeof trustFigures

type Condition = { figure: TrustFigure; bar: SettingKey }

/**
 * - any: one of the conditions is enough · all: each must be met, and those of the levels below
 * - hand: only an admin gives it
 */
type Level = { level: 0 | 1 | 2 | 3 | 4; needs: 'any' | 'all' | 'hand'; conditions: readonly Condition[] }

export const trustLevels = [
  { level: 0, needs: 'all', conditions: [] },
  {
    level: 1,
    needs: 'any',
    conditions: [
      { figure: 'standingPosts', bar: 'trust.one.standingPosts' },
      { figure: 'peopleHelped', bar: 'trust.one.peopleHelped' },
    ],
  },
  {
    level: 2,
    needs: 'all',
    conditions: [
      { figure: 'daysSinceJoining', bar: 'trust.two.daysSinceJoining' },
      { figure: 'activeDays', bar: 'trust.two.activeDays' },
      { figure: 'standingPosts', bar: 'trust.two.standingPosts' },
      { figure: 'peopleHelped', bar: 'trust.two.peopleHelped' },
      { figure: 'voters', bar: 'trust.two.voters' },
      { figure: 'keptShare', bar: 'trust.two.keptShare' },
      { figure: 'flagShare', bar: 'trust.two.flagShare' },
    ],
  },
  {
    level: 3,
    needs: 'all',
    conditions: [
      { figure: 'daysSinceJoining', bar: 'trust.three.daysSinceJoining' },
      { figure: 'activeDays', bar: 'trust.three.activeDays' },
      { figure: 'standingPosts', bar: 'trust.three.standingPosts' },
      { figure: 'peopleHelped', bar: 'trust.three.peopleHelped' },
      { figure: 'voters', bar: 'trust.three.voters' },
      { figure: 'keptShare', bar: 'trust.three.keptShare' },
      { figure: 'flagShare', bar: 'trust.three.flagShare' },
    ],
  },
  { level: 4, needs: 'hand', conditions: [] },
] as const satisfies readonly Level[]
