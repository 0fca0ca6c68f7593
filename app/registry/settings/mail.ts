import type { Settings } from './kinds.ts'

/** What the site says about itself in mail. How mail is sent (SMTP, DKIM) belongs to the deployment. */
export const mailSettings = {
  'mail.senderName': {
    kind: 'text',
    default: '',
    maxLength: 60,
    about: 'Name that mail comes from. Empty: the name of the site.',
  },
  'mail.senderAddress': {
    kind: 'text',
    default: '',
    maxLength: 200,
    about: 'Address that mail comes from, like community@example.com. Empty: no-reply at the host of the site.',
  },
  'mail.perDomainPerMinute': {
    kind: 'integer',
    default: 100,
    min: 1,
    max: 10_000,
    unit: 'mails',
    about: 'Most mail to addresses of one domain in a minute; the rest waits.',
  },
} as const satisfies Settings
