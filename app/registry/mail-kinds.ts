/**
 * Every kind of mail that the site sends. `purpose`: advertising needs the reader's consent and is marked as the law
 * asks (decision 046). `urgent`: goes before others that are due. `optional`: the reader can refuse it alone, so its
 * content names the topic to unsubscribe from. `payload`: ids to read by when it is sent; never texts, because what is
 * hidden or deleted meanwhile must not be mailed.
 */
export type MailKindEntry = {
  about: string
  purpose: 'service' | 'advertising'
  urgent: boolean
  optional: boolean
  payload: Record<string, 'text'>
}

export const mailKinds = {
  accountLink: {
    about: 'Brings the single-use link that verifies an address or leads back into an account.',
    purpose: 'service',
    urgent: true,
    optional: false,
    payload: { linkId: 'text' },
  },
  passwordChanged: {
    about: 'Tells a member that the password was changed.',
    purpose: 'service',
    urgent: true,
    optional: false,
    payload: {},
  },
  emailChanged: {
    about: 'Tells the former address that another one took its place.',
    purpose: 'service',
    urgent: true,
    optional: false,
    payload: { linkId: 'text' },
  },
  identityLinked: {
    about: 'Tells a member that the account can be opened through a provider from now on.',
    purpose: 'service',
    urgent: true,
    optional: false,
    payload: { identityId: 'text' },
  },
  decision: {
    about: 'Tells a member what moderators decided about them or their post, why, and how to appeal.',
    purpose: 'service',
    urgent: true,
    optional: false,
    payload: { decisionId: 'text' },
  },
  appeal: {
    about: 'Tells a member of a question about their appeal, or how it was decided.',
    purpose: 'service',
    urgent: true,
    optional: false,
    payload: { appealId: 'text', step: 'text' },
  },
  legalRequest: {
    about: 'Tells who sent a legal request to confirm it, that it arrived, and what became of it.',
    purpose: 'service',
    urgent: true,
    optional: false,
    payload: { requestId: 'text', state: 'text' },
  },
  newDevice: {
    about: 'Tells a member that someone signed in with a browser that was not seen before, and how to end that.',
    purpose: 'service',
    urgent: true,
    optional: false,
    payload: { linkId: 'text', sessionId: 'text' },
  },
  factorsChanged: {
    about: 'Tells a member that the second step of signing in was changed, or a recovery code was used.',
    purpose: 'service',
    urgent: true,
    optional: false,
    payload: { change: 'text' },
  },
  dataCopy: {
    about: 'Tells a member that the copy of their data can be downloaded.',
    purpose: 'service',
    urgent: false,
    optional: false,
    payload: { exportId: 'text' },
  },
  departure: {
    about: 'Tells a member who left until when they can return, with the link.',
    purpose: 'service',
    urgent: true,
    optional: false,
    payload: { departureId: 'text' },
  },
  invitation: {
    about: 'Invites somebody to become a member, or says that a request was approved or an address may register.',
    purpose: 'service',
    urgent: true,
    optional: false,
    payload: { invitationId: 'text', cause: 'text' },
  },
  registrationAnswer: {
    about:
      'Tells somebody who asked to become a member that the request was denied, or that the address has an account already.',
    purpose: 'service',
    urgent: true,
    optional: false,
    payload: { requestId: 'text' },
  },
  mailNotTaken: {
    about: 'Tells the sender of a message that it was refused or waits, with what was written.',
    purpose: 'service',
    urgent: true,
    optional: false,
    payload: { incomingId: 'text' },
  },
  feedbackConfirm: {
    about: 'Asks whether the address of a complaint without an account is its writer’s.',
    purpose: 'service',
    urgent: true,
    optional: false,
    payload: { requestId: 'text' },
  },
  caseQuestion: {
    about: 'Asks someone outside about a case on behalf of staff.',
    purpose: 'service',
    urgent: true,
    optional: false,
    payload: { questionId: 'text' },
  },
  caseContact: {
    about: 'Tells somebody without an account what staff answered, or that their case is resolved.',
    purpose: 'service',
    urgent: true,
    optional: false,
    payload: { caseId: 'text', cause: 'text' },
  },
  ratingContact: {
    about: 'Asks somebody without an account how their case went.',
    purpose: 'service',
    urgent: false,
    optional: false,
    payload: { caseId: 'text' },
  },
  fixContact: {
    about: 'Tells somebody without an account that what they reported is fixed, and asks later whether it is.',
    purpose: 'service',
    urgent: false,
    optional: false,
    payload: { noticeId: 'text', cause: 'text' },
  },
  test: {
    about: 'Shows an admin that mail arrives.',
    purpose: 'service',
    urgent: true,
    optional: false,
    payload: {},
  },
  notifications: {
    about: 'What is unread at the end of a member’s window, one notification or several.',
    purpose: 'service',
    urgent: false,
    optional: true,
    payload: { bundleId: 'text' },
  },
  digest: {
    about: 'The weekly digest: unanswered questions, announcements, people helped.',
    purpose: 'advertising',
    urgent: false,
    optional: true,
    payload: { until: 'text', last: 'text' },
  },
  consentResult: {
    about: 'Tells a member that a consent to advertising, or its refusal, is in effect.',
    purpose: 'service',
    urgent: false,
    optional: false,
    payload: { consentId: 'text' },
  },
  consentReminder: {
    about: 'Reminds a member every two years of the consent to advertising, and how to end it.',
    purpose: 'service',
    urgent: false,
    optional: false,
    payload: { consentId: 'text' },
  },
} as const satisfies Record<string, MailKindEntry>

export type MailKind = keyof typeof mailKinds
export type MailPayload<K extends MailKind> = { -readonly [F in keyof (typeof mailKinds)[K]['payload']]: string }

/**
 * What one press in a mail unsubscribes from. It is recorded as `mail.unsubscribed` with the subject; the domain that
 * sends the mail ends it by a reaction.
 */
export const unsubscribeTopics = {
  notifications: { about: 'Mail about one topic of the notification settings, or about all of them.' },
  advertising: { about: 'All advertising by mail: the consent is withdrawn.' },
} as const satisfies Record<string, { about: string }>

export type UnsubscribeTopic = keyof typeof unsubscribeTopics
