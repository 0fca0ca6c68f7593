import { dayIn } from '#app/core/time.ts'
import { makesMail, type MailMakers } from '#app/domain/mail/mail.ts'
import { consentedAt, lastingDecision } from '#app/domain/mail/queries/consent.server.ts'
import type { ConsentScope } from './advertising-consent.ts'

type Result = { given: boolean; scope: ConsentScope; company: string; day: string }

/** What the law has a member told: the result of a decision within 14 days, and every two years that it still holds. */
export const consentMails = {
  consentResult: makesMail<'consentResult', Result>({
    async read({ read, setting }, { payload }) {
      const decision = await lastingDecision(read, payload.consentId)
      if (decision === null) return null
      return {
        given: decision.given === 1,
        scope: decision.scope,
        company: setting('mail.company') || setting('site.name'),
        day: dayIn(decision.at, setting('site.timeZone')),
      }
    },
    write(t, { given, scope, company, day }) {
      const what = given ? 'given' : 'refused'
      return {
        subject: t(`mail.consentResult.${what}.subject`, { company }),
        blocks: [
          { type: 'heading', text: t(`mail.consentResult.${what}.heading`) },
          { type: 'paragraph', text: t(`mail.consentResult.${what}.${scope}`, { company, day }) },
          { type: 'button', label: t('mail.consentResult.button'), url: '/me/settings#mail' },
        ],
        reason: t('mail.consentResult.reason'),
      }
    },
    samples: () =>
      [true, false].flatMap((given) =>
        (['advertising', 'night'] as const).map((scope) => ({ given, scope, company: 'Haruwatt', day: '2026-11-30' })),
      ),
  }),
  consentReminder: makesMail<'consentReminder', { company: string; day: string }>({
    async read({ read, setting }, { payload, member }) {
      const decision = await lastingDecision(read, payload.consentId)
      const at = member === null ? null : await consentedAt(read, member.id)
      if (decision?.given !== 1 || at === null) return null
      return {
        company: setting('mail.company') || setting('site.name'),
        day: dayIn(at, setting('site.timeZone')),
      }
    },
    write: (t, { company, day }) => ({
      subject: t('mail.consentReminder.subject', { company }),
      blocks: [
        { type: 'heading', text: t('mail.consentReminder.heading') },
        { type: 'paragraph', text: t('mail.consentReminder.text', { company, day }) },
        { type: 'paragraph', text: t('mail.consentReminder.how') },
        { type: 'button', label: t('mail.consentReminder.button'), url: '/me/settings#mail' },
      ],
      reason: t('mail.consentReminder.reason'),
      unsubscribe: { topic: 'advertising' },
    }),
    samples: () => [{ company: 'Haruwatt', day: '2024-11-30' }],
  }),
} satisfies Pick<MailMakers, 'consentResult' | 'consentReminder'>
