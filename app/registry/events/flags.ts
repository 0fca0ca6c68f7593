import type { EventTable } from './kinds.ts'

export const flagEvents = {
  'flag.given': {
    about: 'A member flagged something.',
    public: false,
    fields: { flagId: 'id', memberId: 'id', subjectType: 'text', subjectId: 'id', reason: 'text' },
  },
  'flag.withdrawn': {
    about: 'A flag was withdrawn before it was decided, by its member or by a decision about spam.',
    public: false,
    fields: { flagId: 'id', memberId: 'id' },
  },
  'flag.returned': {
    about: 'A flag that a decision about spam had withdrawn is back, because that was undone.',
    public: false,
    fields: { flagId: 'id', memberId: 'id' },
  },
  'flag.upheld': {
    about: 'A flag was upheld; `authorId` is whose thing was flagged.',
    public: false,
    fields: { flagId: 'id', memberId: 'id', authorId: 'id?', by: 'id?' },
  },
  'flag.settled': {
    about: 'A flag was not upheld; `outcome` is rejected, or dismissed where flagging it was no mistake.',
    public: false,
    fields: { flagId: 'id', memberId: 'id', outcome: 'text', by: 'id?' },
  },
  'flag.reversed': {
    about: 'An upheld flag counts no more, because its decision was undone; `cause` is the event of that.',
    public: false,
    fields: { flagId: 'id', memberId: 'id', cause: 'id' },
  },
} as const satisfies EventTable
