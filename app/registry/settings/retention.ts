import type { Settings } from './kinds.ts'

/** How long personal data are kept. The job `delete-expired` deletes what is older. */
export const retentionSettings = {
  'retention.addressDays': {
    kind: 'integer',
    default: 90,
    min: 1,
    max: 365,
    unit: 'days',
    about: 'How long the addresses and browsers that members signed in with are kept.',
    source: 'the period in which vote fraud is looked for',
  },
  'retention.mailDays': {
    kind: 'integer',
    default: 60,
    min: 1,
    max: 365,
    unit: 'days',
    about: 'How long it is kept which mail was sent to whom. The text of a mail is never stored.',
  },
  'retention.incomingDays': {
    kind: 'integer',
    default: 30,
    min: 1,
    max: 365,
    unit: 'days',
    about: 'How long messages that came in by mail are kept, with their text while they wait.',
  },
  'retention.contactDays': {
    kind: 'integer',
    default: 365,
    min: 14,
    max: 3650,
    unit: 'days',
    about:
      'How long the addresses of customers without an account, and of people outside who were asked about a case, are kept after the case is over.',
    source: 'long enough to come back to the case, and for questions about it',
  },
  'retention.deletedPostDays': {
    kind: 'integer',
    default: 180,
    min: 30,
    max: 3650,
    unit: 'days',
    about: 'After this long the text of a deleted post is erased and can no longer be restored.',
  },
  'retention.backupDays': {
    kind: 'integer',
    default: 35,
    min: 7,
    max: 365,
    unit: 'days',
    about: 'How long backups are kept. Whoever was erased is still in backups that are younger.',
    source: 'daily for a week, weekly for four weeks',
  },
  'retention.undoDays': {
    kind: 'integer',
    default: 14,
    min: 1,
    max: 30,
    unit: 'days',
    about: 'How long a member who left can still return before the account is erased.',
  },
} as const satisfies Settings
