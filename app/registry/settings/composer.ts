import type { Settings } from './kinds.ts'

export const composerSettings = {
  'uploads.quotaMegabytes': {
    kind: 'integer',
    default: 100,
    min: 1,
    max: 100_000,
    unit: 'megabytes',
    about: 'Storage for the pictures of one member.',
  },
  'uploads.orphanHours': {
    kind: 'integer',
    default: 48,
    min: 1,
    max: 8760,
    unit: 'hours',
    about: 'A picture that no post and no draft uses is deleted after this time.',
  },
  'drafts.perMember': {
    kind: 'integer',
    default: 50,
    min: 1,
    max: 1000,
    unit: 'drafts',
    about: 'Most drafts one member keeps.',
  },
  'drafts.keepDays': {
    kind: 'integer',
    default: 90,
    min: 1,
    max: 3650,
    unit: 'days',
    about: 'A draft that was not changed is deleted after this time.',
  },
} as const satisfies Settings
