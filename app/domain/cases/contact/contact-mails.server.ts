import type { Env } from '#app/core/env.server.ts'
import { signedId } from '#app/core/links/signed-id.server.ts'
import type { Reading } from '#app/core/reading.ts'
import { caseReference } from '#app/domain/cases/case.ts'
import { contactCase, findFeedbackRequest } from '#app/domain/cases/queries/contacts.server.ts'
import { lastAnswer } from '#app/domain/cases/queries/conversation.server.ts'
import { noticeToContact } from '#app/domain/cases/queries/fixes.server.ts'
import { ratingToAsk } from '#app/domain/cases/queries/ratings.server.ts'
import type { MailContent } from '#app/domain/mail/mail.ts'
import type { T } from '#app/i18n/index.ts'
import { urls } from '#app/views/urls.ts'
import { confirmHours } from './contact.ts'

type From = Reading & { env: Pick<Env, 'SESSION_SECRET'> }

/** Asks whether an address is the writer's. It quotes nothing: who wrote it is not known yet. */
export const feedbackConfirmMail = {
  async read(
    { read, now, env }: From,
    { payload }: { payload: { requestId: string } },
  ): Promise<{ url: string; byAgent: boolean } | null> {
    const request = await findFeedbackRequest(read, payload.requestId)
    if (request === undefined || request.address === '' || request.expires_at < now()) return null
    return { url: urls.confirmFeedback(signedId(env, request.id)), byAgent: request.case_id !== null }
  },
  write: (t: T, { url, byAgent }: { url: string; byAgent: boolean }): MailContent => ({
    subject: t(byAgent ? 'opening.mail.heading' : 'cases.byMail.mail.subject'),
    blocks: [
      { type: 'heading', text: t(byAgent ? 'opening.mail.heading' : 'cases.byMail.mail.heading') },
      { type: 'paragraph', text: t(byAgent ? 'opening.mail.text' : 'cases.byMail.mail.text') },
      { type: 'button', label: t('cases.byMail.mail.button'), url },
      { type: 'note', text: t('cases.byMail.mail.works', { count: confirmHours }) },
    ],
    reason: t('cases.byMail.mail.reason'),
  }),
  samples: () => [false, true].map((byAgent) => ({ url: '/feedback/confirm/sample', byAgent })),
}

type Told = {
  caseId: string
  cause: 'answered' | 'resolved'
  number: number
  subject: string
  text: string | null
  url: string
}

/** What staff answered somebody without an account, with the signed link; it takes an answer by mail. */
export const caseContactMail = {
  async read({ read, env }: From, { payload }: { payload: { caseId: string; cause: string } }): Promise<Told | null> {
    const found = await contactCase(read, payload.caseId)
    if (found === undefined || found.dismissed === 1) return null
    return {
      caseId: found.id,
      cause: payload.cause === 'answered' ? 'answered' : 'resolved',
      number: found.number,
      subject: found.subject,
      text: payload.cause === 'answered' ? await lastAnswer(read, found.id) : null,
      url: urls.caseByLink(signedId(env, found.id)),
    }
  },
  write: (t: T, { caseId, cause, number, subject, text, url }: Told): MailContent => ({
    subject: `${t(`cases.byMail.${cause}.subject`, { number: caseReference(number) })}: ${subject}`,
    blocks: [
      { type: 'heading', text: t(`cases.byMail.${cause}.heading`) },
      { type: 'paragraph', text: `${caseReference(number)} ${subject}` },
      ...paragraphs(text),
      { type: 'button', label: t('cases.byMail.open'), url },
    ],
    reason: t('cases.byMail.reason'),
    thread: caseId,
    answers: caseId,
  }),
  samples: (t: T): Told[] =>
    (['answered', 'resolved'] as const).map((cause) => ({
      caseId: 'cas_sample',
      cause,
      number: 1042,
      subject: t('notifications.mail.sampleTitle'),
      text: cause === 'answered' ? t('notifications.mail.sampleText') : null,
      url: '/cases/sample',
    })),
}

type Asked = { number: number; subject: string; url: string }

/** Asks somebody without an account how their case went; the five answers are on the page of the signed link. */
export const ratingContactMail = {
  async read({ read, now, env }: From, { payload }: { payload: { caseId: string } }): Promise<Asked | null> {
    const found = await ratingToAsk(read, payload.caseId, now())
    if (found === undefined) return null
    return { ...found, url: urls.csat(signedId(env, payload.caseId)) }
  },
  write: (t: T, { number, subject, url }: Asked): MailContent => ({
    subject: t('cases.byMail.rating.subject', { number: caseReference(number) }),
    blocks: [
      { type: 'heading', text: t('cases.byMail.rating.heading') },
      { type: 'paragraph', text: `${caseReference(number)} ${subject}` },
      { type: 'paragraph', text: t('cases.byMail.rating.text') },
      { type: 'button', label: t('cases.byMail.rating.button'), url },
    ],
    reason: t('cases.byMail.reason'),
  }),
  samples: (t: T): Asked[] => [{ number: 1042, subject: t('notifications.mail.sampleTitle'), url: '/csat/sample' }],
}

type Fix = { cause: 'told' | 'asked'; quote: string; url: string }

/** That what somebody without an account reported is fixed, with what they wrote; a month later the question whether it is. */
export const fixContactMail = {
  async read({ read, env }: From, { payload }: { payload: { noticeId: string; cause: string } }): Promise<Fix | null> {
    const notice = await noticeToContact(read, payload.noticeId)
    if (notice === undefined) return null
    const cause = payload.cause === 'asked' ? 'asked' : 'told'
    return { cause, quote: notice.quote, url: urls.fixed(signedId(env, notice.id)) }
  },
  write: (t: T, { cause, quote, url }: Fix): MailContent => ({
    subject: t(`cases.byMail.fix.${cause}`),
    blocks: [
      { type: 'heading', text: t(`cases.byMail.fix.${cause}`) },
      ...(quote === '' ? [] : [{ type: 'paragraph' as const, text: t('cases.byMail.fix.wrote', { quote }) }]),
      { type: 'button', label: t(`cases.byMail.fix.button.${cause}`), url },
    ],
    reason: t('cases.byMail.reason'),
  }),
  samples: (t: T): Fix[] =>
    (['told', 'asked'] as const).map((cause) => ({
      cause,
      quote: t('notifications.mail.sampleTitle'),
      url: '/fixed/sample',
    })),
}

function paragraphs(text: string | null): MailContent['blocks'] {
  return (text ?? '')
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => ({ type: 'paragraph', text: part }))
}
