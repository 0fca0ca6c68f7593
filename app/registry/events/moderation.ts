import type { EventTable } from './kinds.ts'

export const moderationEvents = {
  'decision.made': {
    about: 'Moderators decided about content or a member; `restriction` none: nothing was restricted, or it ended.',
    public: false,
    fields: { decisionId: 'id', memberId: 'id?', restriction: 'text', subjectId: 'id', by: 'id?' },
  },
  'sanction.given': {
    about: 'A member was warned, silenced, suspended or banned; `untilAt` empty: no end.',
    public: false,
    fields: { sanctionId: 'id', memberId: 'id', kind: 'text', untilAt: 'text', by: 'id?' },
  },
  'sanction.acknowledged': {
    about: 'A member has read a warning.',
    public: false,
    fields: { sanctionId: 'id', memberId: 'id' },
  },
  'sanction.lifted': {
    about: 'A sanction was ended by a person: `how` is lifted, undone or overturned.',
    public: false,
    fields: { sanctionId: 'id', memberId: 'id', kind: 'text', how: 'text', by: 'id?' },
  },
  'sanction.expired': {
    about: 'The time of a silence or suspension is over.',
    public: false,
    fields: { sanctionId: 'id', memberId: 'id', kind: 'text' },
  },
  'spam.cleaned': {
    about: 'What a member wrote and gave was taken back by a decision about spam.',
    public: false,
    fields: { cleanupId: 'id', memberId: 'id' },
  },
  'spam.restored': {
    about: 'A decision about spam no longer concerns a member; what it took back is returned.',
    public: false,
    fields: { cleanupId: 'id', memberId: 'id' },
  },
  'appeal.opened': {
    about: 'A member appealed against a decision.',
    public: false,
    fields: { appealId: 'id', decisionId: 'id', memberId: 'id' },
  },
  'appeal.asked': {
    about: 'A moderator asked the member a question before deciding an appeal.',
    public: false,
    fields: { appealId: 'id', decisionId: 'id', memberId: 'id', by: 'id?' },
  },
  'appeal.answered': {
    about: 'A member answered the question about an appeal.',
    public: false,
    fields: { appealId: 'id', decisionId: 'id', memberId: 'id' },
  },
  'appeal.withdrawn': {
    about: 'A member gave up an appeal.',
    public: false,
    fields: { appealId: 'id', decisionId: 'id', memberId: 'id' },
  },
  'appeal.decided': {
    about: 'An appeal was decided; `decision` is upheld or overturned.',
    public: false,
    fields: { appealId: 'id', decisionId: 'id', memberId: 'id', decision: 'text', by: 'id?' },
  },
} as const satisfies EventTable
