import type { EventTable } from './kinds.ts'

export const caseEvents = {
  'case.opened': {
    about: 'A case was opened.',
    public: true,
    fields: { caseId: 'id', number: 'number', customerId: 'id?', severity: 'text', source: 'text', dueAt: 'text' },
  },
  'case.assigned': {
    about:
      'A case was assigned, or its assignee was removed (`assigneeId` null). `before`: who had it. `by`: a person, or the rule that gives free cases to agents.',
    public: true,
    fields: { caseId: 'id', assigneeId: 'id?', before: 'id?', by: 'text' },
  },
  'case.customerWrote': {
    about: 'The customer wrote again, in the thread (`postId`) or to staff alone (null).',
    public: true,
    fields: { caseId: 'id', postId: 'id?' },
  },
  'case.promiseMoved': {
    about: 'The first response to a customer was promised for a later moment, `dueAt`.',
    public: false,
    fields: { caseId: 'id', dueAt: 'text' },
  },
  'case.dueSoon': {
    about: 'A promise of a case falls due soon; `clock` is firstResponse, nextResponse or resolution.',
    public: false,
    fields: { caseId: 'id', clock: 'text', dueAt: 'text' },
  },
  'case.breached': {
    about: 'A promise of a case was broken; `clock` is firstResponse, nextResponse or resolution.',
    public: false,
    fields: { caseId: 'id', clock: 'text', dueAt: 'text' },
  },
  'case.escalated': {
    about:
      'A broken promise of a case is still not kept: told to the leads, or to everybody on shift (`to`: lead, shift).',
    public: false,
    fields: { caseId: 'id', clock: 'text', dueAt: 'text', to: 'text' },
  },
  'case.mentioned': {
    about: 'A private message of a case names staff; `mentionedIds` are their ids, with spaces between.',
    public: false,
    fields: { caseId: 'id', mentionedIds: 'text' },
  },
  'case.noted': {
    about:
      'An internal note was written; `mentionedIds` are the ids of the staff it names, with spaces between. `alone` 1: for itself, 0: with another act.',
    public: false,
    fields: { caseId: 'id', noteId: 'id', mentionedIds: 'text', alone: 'number' },
  },
  'case.merged': {
    about:
      'A case was made part of another of the same customer; `draftIds` are the drafts of answers that go along, with spaces between.',
    public: false,
    fields: { caseId: 'id', intoId: 'id', draftIds: 'text' },
  },
  'case.unmerged': {
    about: 'A case that was part of another stands for itself again; `draftIds` are the drafts that go back.',
    public: false,
    fields: { caseId: 'id', fromId: 'id', draftIds: 'text' },
  },
  'case.severityRaised': {
    about: 'Rules raised the severity of a case; its time line says which.',
    public: false,
    fields: { caseId: 'id', severity: 'text' },
  },
  'case.moved': {
    about: 'A case changed its status.',
    public: true,
    fields: { caseId: 'id', from: 'text', to: 'text' },
  },
  'case.answered': { about: 'Staff answered the customer.', public: true, fields: { caseId: 'id', postId: 'id?' } },
  'case.replyBegun': {
    about: 'A member of staff is writing an answer in a case; recorded once a minute at most.',
    public: false,
    fields: { caseId: 'id' },
  },
  'case.ratingAsked': {
    about:
      'A customer was asked how their case went; `again` 1: reminded of it; without `memberId`: somebody without an account.',
    public: false,
    fields: { caseId: 'id', memberId: 'id?', again: 'number' },
  },
  'case.rated': {
    about: 'A customer said how their case went, 1 to 5; `reopened` 1: the case was opened again for it.',
    public: true,
    fields: { caseId: 'id', memberId: 'id?', score: 'number', reopened: 'number' },
  },
  'nps.asked': {
    about: 'A member was asked whether they would recommend the company.',
    public: false,
    fields: { responseId: 'id', memberId: 'id' },
  },
  'nps.answered': {
    about:
      'A member said whether they would recommend the company, 0 to 10; `caseId`: the case that a low score opened or joined.',
    public: true,
    fields: { responseId: 'id', memberId: 'id', score: 'number', caseId: 'id?' },
  },
  'cause.fixed': {
    about: 'An announcement says that a root cause is fixed.',
    public: false,
    fields: { causeId: 'id', threadId: 'id' },
  },
  'cause.fixTold': {
    about:
      'Somebody was told that what they reported, or said “me too” to (`because`), is fixed; without `memberId`: somebody without an account.',
    public: false,
    fields: { noticeId: 'id', memberId: 'id?', because: 'text' },
  },
  'cause.fixAsked': {
    about: 'Somebody who was told of a fix was asked whether it is fixed for them.',
    public: false,
    fields: { noticeId: 'id', memberId: 'id?' },
  },
  'cause.fixAnswered': {
    about: 'Somebody said whether it is fixed for them; `fixed` 1: yes.',
    public: false,
    fields: { noticeId: 'id', memberId: 'id?', fixed: 'number' },
  },
  'cause.reopened': {
    about: 'A root cause was opened again, because too few of those who were told say that it is fixed.',
    public: false,
    fields: { causeId: 'id', ownerId: 'id?', yes: 'number', no: 'number' },
  },
  'case.storyInvited': {
    about: 'A content customer was invited to tell their story.',
    public: false,
    fields: { caseId: 'id', memberId: 'id' },
  },
  'case.ticketMoved': {
    about: 'The ticket of a case in another system is `state`: open, closed or failed.',
    public: false,
    fields: { caseId: 'id', state: 'text' },
  },
  'case.questionAnswered': {
    about: 'Somebody outside answered a question of staff about a case, by mail.',
    public: false,
    fields: { caseId: 'id', questionId: 'id' },
  },
  'case.dismissed': {
    about: 'Staff dismissed a case: the post is not a complaint.',
    public: false,
    fields: { caseId: 'id', postId: 'id?' },
  },
} as const satisfies EventTable
