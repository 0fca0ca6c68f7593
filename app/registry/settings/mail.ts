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
  'mail.returnAddress': {
    expert: true,
    kind: 'text',
    default: '',
    maxLength: 200,
    about:
      'Mailbox that mail returns to when it cannot be delivered, like bounces@example.com; mail to bounces+anything@example.com must arrive there too. Empty: the address of the sender.',
  },
  'mail.replyAddress': {
    kind: 'text',
    default: '',
    maxLength: 200,
    about:
      'Mailbox that answers to mail arrive in, like reply@example.com; mail to reply+anything@example.com must arrive there too. Empty: no answers by mail.',
  },
  'mail.questionAddress': {
    kind: 'text',
    default: '',
    maxLength: 200,
    about:
      'Mailbox that questions arrive in, like ask@example.com; ask+category@example.com asks in that category. Empty: no questions by mail.',
  },
  'mail.company': {
    kind: 'text',
    default: '',
    maxLength: 100,
    about:
      'Name of the company that sends the mail. Advertising is sent only when this and the three below are filled.',
    source: 'Act on Promotion of Information and Communications Network Utilization, article 50 (4)',
  },
  'mail.contactAddress': {
    kind: 'text',
    default: '',
    maxLength: 200,
    about: 'E-mail address of the company, in the foot of advertising.',
  },
  'mail.contactPhone': {
    kind: 'text',
    default: '',
    maxLength: 40,
    about: 'Telephone number of the company, in the foot of advertising.',
  },
  'mail.postalAddress': {
    kind: 'text',
    default: '',
    maxLength: 200,
    about: 'Postal address of the company, in the foot of every mail.',
  },
  'mail.perDomainPerMinute': {
    expert: true,
    kind: 'integer',
    default: 100,
    min: 1,
    max: 10_000,
    unit: 'mails',
    about: 'Most mails per minute to addresses of one domain. The rest waits.',
  },
} as const satisfies Settings
