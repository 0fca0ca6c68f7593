import type { Settings } from './kinds.ts'

export const securitySettings = {
  'security.rateLimits': {
    expert: true,
    kind: 'switch',
    default: true,
    about: 'Whether limits on requests and actions are enforced. Switch off only for load tests.',
  },
  'security.formSeconds': {
    kind: 'integer',
    default: 3,
    min: 0,
    max: 30,
    unit: 'seconds',
    about:
      'Registration and the first posts of new members: a form sent sooner than this after it was shown was filled in by a program. 0: not looked at.',
    source: 'people need longer to read two fields and fill them in; docs/decisions/072',
  },
} as const satisfies Settings
