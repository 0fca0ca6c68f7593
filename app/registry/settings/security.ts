import type { Settings } from './kinds.ts'

export const securitySettings = {
  'security.rateLimits': {
    expert: true,
    kind: 'switch',
    default: true,
    about: 'Whether limits on requests and actions are enforced. Switch off only for load tests.',
  },
} as const satisfies Settings
