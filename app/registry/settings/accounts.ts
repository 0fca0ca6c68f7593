import type { Settings } from './kinds.ts'

export const accountSettings = {
  'accounts.registration': { kind: 'choice', default: 'open', options: ['open', 'closed'], about: 'Whether visitors can become members by themselves.' },
  'accounts.passwordMinLength': { kind: 'integer', default: 10, min: 8, max: 64, unit: 'characters', about: 'Shortest password of a member.', source: 'OWASP ASVS 5, NIST SP 800-63B' },
  'accounts.staffPasswordMinLength': { kind: 'integer', default: 15, min: 10, max: 64, unit: 'characters', about: 'Shortest password of agents and admins.', source: 'NIST SP 800-63B-4' },
  'accounts.sessionIdleDays': { kind: 'integer', default: 14, min: 1, max: 90, unit: 'days', about: 'A session unused for this long ends.' },
  'accounts.sessionMaxDays': { kind: 'integer', default: 60, min: 1, max: 365, unit: 'days', about: 'A session ends after this long in any case.' },
  'accounts.staffSessionIdleMinutes': { kind: 'integer', default: 30, min: 5, max: 1440, unit: 'minutes', about: 'A staff session unused for this long ends.', source: 'NIST SP 800-63B, AAL2' },
  'accounts.staffSessionMaxHours': { kind: 'integer', default: 12, min: 1, max: 72, unit: 'hours', about: 'A staff session ends after this long in any case.', source: 'NIST SP 800-63B, AAL2' },
  'accounts.sessionsPerMember': { kind: 'integer', default: 20, min: 1, max: 100, unit: 'sessions', about: 'The oldest session ends when a member signs in beyond this number.' },
  'accounts.trustStandingHours': { kind: 'integer', default: 24, min: 0, max: 720, unit: 'hours', about: 'How long two posts must have stood before their author reaches trust level 1.' },
} as const satisfies Settings
