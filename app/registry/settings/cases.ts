import type { Settings } from './kinds.ts'

export const caseSettings = {
  'cases.detection': { kind: 'flag', default: true, about: 'Whether posts that read as a complaint open a case by themselves.' },
  'cases.openPerAgent': { kind: 'integer', default: 10, min: 1, max: 200, unit: 'cases', about: 'Most open cases one agent takes.' },
  'cases.reopenDays': { kind: 'integer', default: 14, min: 0, max: 365, unit: 'days', about: 'The customer can reopen a resolved or closed case for this long.' },
  'cases.workdayStartHour': { kind: 'integer', default: 9, min: 0, max: 23, unit: 'hour of day', about: 'Business hours begin, in the community time zone.' },
  'cases.workdayEndHour': { kind: 'integer', default: 18, min: 1, max: 24, unit: 'hour of day', about: 'Business hours end.' },
  'cases.workdays': { kind: 'list', default: ['1', '2', '3', '4', '5'], maxItems: 7, about: 'Working days, 1 for Monday to 7 for Sunday.' },
  'cases.holidays': { kind: 'list', default: [], maxItems: 400, about: 'Days without business hours, as 2026-12-25.' },
  'cases.firstResponseMinutesP1': { kind: 'integer', default: 60, min: 1, max: 100_000, unit: 'business minutes', about: 'First response promised for severity P1.' },
  'cases.firstResponseMinutesP2': { kind: 'integer', default: 240, min: 1, max: 100_000, unit: 'business minutes', about: 'First response promised for severity P2.' },
  'cases.firstResponseMinutesP3': { kind: 'integer', default: 540, min: 1, max: 100_000, unit: 'business minutes', about: 'First response promised for severity P3: one working day.' },
  'cases.resolutionMinutesP1': { kind: 'integer', default: 540, min: 1, max: 100_000, unit: 'business minutes', about: 'Resolution promised for severity P1: one working day.' },
  'cases.resolutionMinutesP2': { kind: 'integer', default: 1620, min: 1, max: 100_000, unit: 'business minutes', about: 'Resolution promised for severity P2: three working days.' },
  'cases.resolutionMinutesP3': { kind: 'integer', default: 3780, min: 1, max: 100_000, unit: 'business minutes', about: 'Resolution promised for severity P3: seven working days.' },
} as const satisfies Settings
