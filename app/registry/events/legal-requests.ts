import type { EventTable } from './kinds.ts'

export const legalRequestEvents = {
  'legalRequest.sent': {
    about: 'A request for a reason of law was sent; it waits for its address to be confirmed.',
    public: false,
    fields: { requestId: 'id' },
  },
  'legalRequest.moved': {
    about: 'A legal request came to another state.',
    public: false,
    fields: { requestId: 'id', state: 'text' },
  },
} as const satisfies EventTable
