import { emailChangedMail, linkMail, passwordChangedMail } from './domain/accounts/links/link-mail.server.ts'
import { factorsChangedMail, newDeviceMail } from './domain/accounts/links/security-mails.server.ts'
import {
  caseContactMail,
  feedbackConfirmMail,
  fixContactMail,
  ratingContactMail,
} from './domain/cases/contact/contact-mails.server.ts'
import { caseQuestionMail } from './domain/cases/questions/question-mail.server.ts'
import { identityLinkedMail } from './domain/identity/identity-linked-mail.server.ts'
import { notTakenMail } from './domain/inbox/not-taken-mail.server.ts'
import { invitationMail, registrationAnswerMail } from './domain/joining/joining-mails.server.ts'
import { dataCopyMail } from './domain/leaving/copy/copy-mail.server.ts'
import { departureMail } from './domain/leaving/departure-mail.server.ts'
import { requestMail } from './domain/legal-requests/request-mail.server.ts'
import { consentMails } from './domain/mail/consent/consent-mails.server.ts'
import { makesMail, type MailMakers } from './domain/mail/mail.ts'
import { appealMail } from './domain/moderation/appeals/appeal-mail.server.ts'
import { statementMail } from './domain/moderation/decisions/statement-mail.server.ts'
import { bundleMail } from './domain/notifications/bundles/bundle-mail.server.ts'
import { digestMail } from './domain/notifications/digest/digest-mail.server.ts'

/**
 * What each kind of mail of the registry says; a missing kind does not compile. It is composed when it is sent, so that
 * nothing is mailed that was read, hidden or deleted meanwhile.
 */
export const mails = {
  accountLink: makesMail<'accountLink', Awaited<ReturnType<typeof linkMail.read>> & {}>(linkMail),
  passwordChanged: makesMail(passwordChangedMail),
  emailChanged: makesMail(emailChangedMail),
  identityLinked: makesMail<'identityLinked', Awaited<ReturnType<typeof identityLinkedMail.read>> & {}>(
    identityLinkedMail,
  ),
  newDevice: makesMail(newDeviceMail),
  factorsChanged: makesMail<'factorsChanged', Awaited<ReturnType<typeof factorsChangedMail.read>> & {}>(
    factorsChangedMail,
  ),

  decision: makesMail(statementMail),
  appeal: makesMail(appealMail),
  legalRequest: makesMail<'legalRequest', Awaited<ReturnType<typeof requestMail.read>> & {}>(requestMail),
  dataCopy: makesMail(dataCopyMail),
  departure: makesMail(departureMail),

  invitation: makesMail<'invitation', Awaited<ReturnType<typeof invitationMail.read>> & {}>(invitationMail),
  registrationAnswer: makesMail<'registrationAnswer', Awaited<ReturnType<typeof registrationAnswerMail.read>> & {}>(
    registrationAnswerMail,
  ),
  mailNotTaken: makesMail(notTakenMail),
  caseQuestion: makesMail(caseQuestionMail),
  feedbackConfirm: makesMail(feedbackConfirmMail),
  caseContact: makesMail<'caseContact', Awaited<ReturnType<typeof caseContactMail.read>> & {}>(caseContactMail),
  ratingContact: makesMail<'ratingContact', Awaited<ReturnType<typeof ratingContactMail.read>> & {}>(ratingContactMail),
  fixContact: makesMail<'fixContact', Awaited<ReturnType<typeof fixContactMail.read>> & {}>(fixContactMail),

  test: makesMail({
    read: (_reading, { member }) => Promise.resolve({ name: member?.name ?? '' }),
    write: (t, { name }) => ({
      subject: t('mail.test.subject'),
      blocks: [
        { type: 'heading', text: t('mail.test.heading') },
        { type: 'paragraph', text: t('mail.test.text', { name }) },
        { type: 'button', label: t('mail.test.button'), url: '/admin/mail' },
      ],
      reason: t('mail.test.reason'),
    }),
    samples: () => [{ name: 'Ada' }],
  }),
  notifications: bundleMail,
  digest: digestMail,
  ...consentMails,
} satisfies MailMakers
