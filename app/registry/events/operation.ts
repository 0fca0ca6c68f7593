import type { EventTable } from './kinds.ts'

export const operationEvents = {
  'mail.notTaken': {
    about: 'A message that came in was refused or waits for its sender to join; the sender is told.',
    public: false,
    fields: { incomingId: 'id', language: 'text' },
  },
  'notification.created': {
    about:
      'Members were told of the event `causeId`, as a notification of this kind; whom, says `notification_item` under that event.',
    public: false,
    fields: { causeId: 'id', kind: 'text', members: 'number' },
  },
  'backup.failed': {
    about: 'A backup failed; recorded once a day.',
    public: false,
    fields: { backupId: 'id' },
  },
  'backup.missed': {
    about: 'The last good backup, `backupId`, is older than `days` days; recorded once a day while it lasts.',
    public: false,
    fields: { backupId: 'id', days: 'number' },
  },
  'job.failed': {
    about: 'A job failed for the last time.',
    public: false,
    fields: { jobId: 'id', name: 'text' },
  },
  'mail.suppressed': {
    about:
      'An address takes no mail any more: mail came back, its reader complained, or an admin decided so. `memberId`: whose it is.',
    public: false,
    fields: { memberId: 'id?', reason: 'text' },
  },
  'mail.released': {
    about: 'An address takes mail again.',
    public: false,
    fields: { memberId: 'id?' },
  },
  'mail.unsubscribed': {
    about: 'A member ended a topic of mail from a mail, by its link or by calling it spam (`how`: link, complaint).',
    public: false,
    fields: { memberId: 'id', topic: 'text', subject: 'id?', how: 'text' },
  },
} as const satisfies EventTable
