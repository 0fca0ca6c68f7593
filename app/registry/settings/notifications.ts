import type { Settings } from './kinds.ts'

export const notificationSettings = {
  'notifications.windowMinutes': {
    kind: 'integer',
    default: 15,
    min: 0,
    max: 1440,
    unit: 'minutes',
    about: 'Urgent notifications wait this long for others to come, then go in one mail. Members may choose otherwise.',
    source: 'GitHub and Discourse wait 5 to 10 minutes, and people correct a new post in its first minutes',
  },
  'notifications.dailyHour': {
    kind: 'integer',
    default: 8,
    min: 0,
    max: 23,
    unit: 'hour_of_day',
    about: 'Hour of the day at which the other notifications are mailed. Members may choose otherwise.',
    source: 'before work begins, and after the night in which Korean law protects from advertising',
  },
  'notifications.reviewHours': {
    kind: 'integer',
    default: 24,
    min: 1,
    max: 720,
    unit: 'hours',
    about: 'Moderators are told once a day while an item of the review queue has waited for longer than this.',
    source: 'one day: whoever waits for a decision comes back the next',
  },
  'notifications.keepReadDays': {
    kind: 'integer',
    default: 90,
    min: 1,
    max: 3650,
    unit: 'days',
    about: 'Notifications that were read are deleted after this long.',
    source: 'Discourse keeps 60 days, GitHub 3 to 5 months',
  },
} as const satisfies Settings
