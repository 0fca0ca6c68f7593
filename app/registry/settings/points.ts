import type { Settings } from './kinds.ts'

export const pointSettings = {
  'points.pairPerDay': {
    kind: 'integer',
    default: 3,
    min: 0,
    max: 1_000,
    unit: 'points',
    about: "Most points that one member's votes earn another member in a community day.",
  },
  'points.pairPer30Days': {
    kind: 'integer',
    default: 10,
    min: 0,
    max: 10_000,
    unit: 'points',
    about: "Most points that one member's votes earn another member in 30 community days.",
  },
  'points.pairAcceptancesPerDay': {
    kind: 'integer',
    default: 5,
    min: 0,
    max: 100,
    unit: 'acceptances',
    about: 'Most accepted answers of one author by the same asker that earn reputation and points in a community day.',
  },
  'points.pairAcceptancesInAll': {
    kind: 'integer',
    default: 10,
    min: 0,
    max: 10_000,
    unit: 'acceptances',
    about: 'Most accepted answers of one author by the same asker that earn reputation and points in total.',
  },
  'points.expiry': {
    kind: 'choice',
    default: 'off',
    options: ['off', 'age', 'inactivity'],
    about:
      'Whether available points expire: by the age of each award, oldest first, or all at once after a period without earning or spending.',
  },
  'points.expiryMonths': {
    kind: 'integer',
    default: 24,
    min: 3,
    max: 120,
    unit: 'months',
    about: 'Age, or length of inactivity, at which available points expire.',
  },
  'points.expiryNoticeDays': {
    kind: 'integer',
    default: 60,
    min: 7,
    max: 365,
    unit: 'days',
    about:
      'How long before points expire the member is told how many and when. Points also never expire sooner than this after expiry is switched on.',
  },
  'points.costPerPoint': {
    kind: 'integer',
    default: 10,
    min: 0,
    max: 1_000_000,
    unit: 'minor units',
    about: 'What a spent point costs the company, in the smallest unit of the currency; for the liability report.',
  },
  'points.currency': {
    kind: 'text',
    default: 'KRW',
    maxLength: 3,
    about: 'Currency of the liability report as a three-letter ISO 4217 code.',
  },
  'points.adjustmentApproval': {
    kind: 'integer',
    default: 500,
    min: 0,
    max: 1_000_000,
    unit: 'points',
    about: 'A manual correction of more points (or reputation) than this needs the approval of a second admin.',
  },
} as const satisfies Settings
