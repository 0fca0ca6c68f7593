import type { EventTable } from './kinds.ts'

export const memberEvents = {
  'member.registered': { about: 'A visitor became a member.', public: true, fields: { memberId: 'id' } },
  'member.dataCopied': {
    about: 'The copy of their data that a member asked for is ready.',
    public: false,
    fields: { memberId: 'id', exportId: 'id' },
  },
  'member.left': {
    about: 'A member deleted their account, or an admin did (`by`); it is erased later unless they return.',
    public: true,
    fields: { memberId: 'id', departureId: 'id', by: 'id?' },
  },
  'member.returned': {
    about: 'A member who had left returned.',
    public: true,
    fields: { memberId: 'id', departureId: 'id' },
  },
  'member.erased': {
    about: 'The account of a member who left was erased: nothing says any more who it was.',
    public: true,
    fields: { memberId: 'id', departureId: 'id' },
  },
  'member.roleChanged': {
    about: "A member's roles were changed.",
    public: false,
    fields: { memberId: 'id', before: 'text', after: 'text' },
  },
  'member.trustChanged': {
    about: "A member's trust level changed; `by` is null when the rules did it.",
    public: false,
    fields: { memberId: 'id', before: 'number', after: 'number', by: 'id?' },
  },
  'member.trustWarned': {
    about: "A member's figures no longer meet their trust level; the level is kept until `until`.",
    public: false,
    fields: { memberId: 'id', level: 'number', figure: 'text', until: 'text' },
  },
  'member.profileChanged': {
    about: 'A member changed name, bio or language.',
    public: false,
    fields: { memberId: 'id' },
  },
  'member.passwordChanged': {
    about: 'A password was changed; other sessions ended.',
    public: false,
    fields: { memberId: 'id' },
  },
  'member.linkCreated': {
    about: 'A single-use link was made for a member, to be sent by mail.',
    public: false,
    fields: { memberId: 'id', linkId: 'id', purpose: 'text' },
  },
  'member.claimed': {
    about: 'The former owner took over an imported account.',
    public: false,
    fields: { memberId: 'id' },
  },
  'invitation.created': {
    about: 'An invitation was made; the one with an address is mailed.',
    public: false,
    fields: { invitationId: 'id' },
  },
  'invitation.taken': {
    about: 'Somebody became a member by an invitation, or a member took what it gives.',
    public: false,
    fields: { invitationId: 'id', memberId: 'id' },
  },
  'registration.requested': {
    about: 'Somebody asked to become a member.',
    public: false,
    fields: { requestId: 'id' },
  },
  'registration.decided': {
    about: 'A request to become a member was decided.',
    public: false,
    fields: { requestId: 'id', decision: 'text' },
  },
  'member.identityLinked': {
    about: 'A member can sign in through a provider from now on; `joined` when they became a member by it.',
    public: false,
    fields: { memberId: 'id', identityId: 'id', joined: 'number' },
  },
  'member.identityUnlinked': {
    about: 'A member can no longer sign in through a provider.',
    public: false,
    fields: { memberId: 'id', providerId: 'id' },
  },
  'member.emailVerified': {
    about: 'A member proved to own the e-mail address.',
    public: false,
    fields: { memberId: 'id' },
  },
  'member.emailChanged': {
    about: 'The e-mail address of a member was replaced; `linkId` is null when an admin did it. Sessions ended.',
    public: false,
    fields: { memberId: 'id', linkId: 'id?' },
  },
  'member.factorsChanged': {
    about: 'A second factor was added, removed or reset, or a recovery code was used. `change` says which.',
    public: false,
    fields: { memberId: 'id', change: 'text' },
  },
  'member.newDevice': {
    about: 'A member signed in with a browser that was not seen before. `linkId` is the link by which they end that.',
    public: false,
    fields: { memberId: 'id', linkId: 'id', sessionId: 'id' },
  },
  'tenure.anniversary': {
    about: 'A member has been a customer for that many full years.',
    public: true,
    fields: { memberId: 'id', accountId: 'id', years: 'number' },
  },
  'group.changed': {
    about: 'A group was created, changed or deleted.',
    public: false,
    fields: { groupId: 'id' },
  },
  'group.memberAdded': {
    about: 'A member belongs to a group; `source`: hand, rule, or a source outside.',
    public: true,
    fields: { groupId: 'id', memberId: 'id', source: 'text' },
  },
  'group.memberRemoved': {
    about: 'A member belongs to a group no more.',
    public: true,
    fields: { groupId: 'id', memberId: 'id' },
  },
  'account.saved': { about: 'A customer account was created or changed.', public: false, fields: { accountId: 'id' } },
  'account.memberLinked': {
    about: 'A member was linked to a customer account; `before` is the one they left, null for none.',
    public: false,
    fields: { accountId: 'id', memberId: 'id', before: 'id?' },
  },
  'account.memberUnlinked': {
    about: 'A member was unlinked from a customer account.',
    public: false,
    fields: { accountId: 'id', memberId: 'id' },
  },
  'advertising.consented': {
    about: 'A member consented to advertising, or to advertising at night (`scope`).',
    public: false,
    fields: { memberId: 'id', scope: 'text' },
  },
  'advertising.refused': {
    about: 'A member withdrew the consent to advertising, or to advertising at night (`scope`).',
    public: false,
    fields: { memberId: 'id', scope: 'text' },
  },
} as const satisfies EventTable
