import type { EventTable } from './kinds.ts'

export const documentEvents = {
  'document.published': {
    about:
      'A version of the terms, the privacy policy or the guidelines was published; it is in force from `validFrom`.',
    public: true,
    fields: { kind: 'text', version: 'number', validFrom: 'text', by: 'id?' },
  },
  'document.agreed': {
    about: 'A member agreed to a version of the terms or the privacy policy.',
    public: false,
    fields: { memberId: 'id', kind: 'text', version: 'number' },
  },
} as const satisfies EventTable
