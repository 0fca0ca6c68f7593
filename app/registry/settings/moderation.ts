import type { Settings } from './kinds.ts'

/** How the team of moderators looks after its own work. */
export const moderationSettings = {
  'moderation.secondLookPercent': {
    kind: 'integer',
    default: 2,
    min: 0,
    max: 100,
    unit: 'percent',
    about: 'Share of decided posts that come back to a second moderator, who does not see the first decision. 0: none.',
    source: 'product.md section 7; figures need about ten looks per rule',
  },
  'moderation.breakAfter': {
    kind: 'integer',
    default: 20,
    min: 0,
    max: 500,
    unit: 'posts',
    about: 'After this many posts with abuse that a moderator decided on a day, a break is suggested. 0: never.',
  },
} as const satisfies Settings
