import type { Settings } from './kinds.ts'

export const composerSettings = {
  'uploads.quotaMegabytes': {
    kind: 'integer',
    default: 100,
    min: 1,
    max: 100_000,
    unit: 'megabytes',
    about: 'Storage for pictures per member.',
  },
  'uploads.orphanHours': {
    kind: 'integer',
    default: 48,
    min: 1,
    max: 8760,
    unit: 'hours',
    about: 'A picture that no post or draft uses is deleted after this time.',
  },
  'drafts.perMember': {
    kind: 'integer',
    default: 50,
    min: 1,
    max: 1000,
    unit: 'drafts',
    about: 'Most drafts per member.',
  },
  'drafts.keepDays': {
    kind: 'integer',
    default: 90,
    min: 1,
    max: 3650,
    unit: 'days',
    about: 'A draft is deleted after it has been unchanged for this long.',
  },
} as const satisfies Settings
