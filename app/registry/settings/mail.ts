import type { Settings } from './kinds.ts'

/** What the site says about itself in mail. How mail is sent (SMTP, DKIM) belongs to the deployment. */
export const mailSettings = {
  'mail.senderName': {
    kind: 'text',
    default: '',
    maxLength: 60,
    about: 'Sender name. Empty: the name of the site.',
  },
  'mail.senderAddress': {
    kind: 'text',
    default: '',
    maxLength: 200,
    about: "Sender address, for example community@example.com. Empty: no-reply at the site's host.",
  },
  'mail.perDomainPerMinute': {
    kind: 'integer',
    default: 100,
    min: 1,
    max: 10_000,
    unit: 'mails',
    about: 'Most mails per minute to addresses of one domain. The rest waits.',
  },
} as const satisfies Settings
