import { siteName } from '#app/core/site-name.ts'
import type { Instant } from '#app/core/time.ts'
import { makesMail, type MailMakers } from '#app/domain/mail/mail.ts'
import { consentedAt, lastingDecision } from '#app/domain/mail/queries/consent.server.ts'
import { formatFor } from '#app/i18n/format.ts'
import type { ConsentScope } from './advertising-consent.ts'

/** A decision as a mail tells it; its day is that of the site. */
type Decision = { company: string; at: Instant; zone: string }
type Result = Decision & { given: boolean; scope: ConsentScope }

const sampleDay = { at: '2024-11-30T03:00:00.000Z', zone: 'Asia/Seoul' }

/** What the law has a member told: the result of a decision within 14 days, and every two years that it still holds. */
export const consentMails = {
  consentResult: makesMail<'consentResult', Result>({
    async read({ read, setting, locale }, { payload }) {
      const decision = await lastingDecision(read, payload.consentId)
      if (decision === null) return null
      return {
        given: decision.given === 1,
        scope: decision.scope,
        company: setting('mail.company') || siteName({ setting, locale }),
        at: decision.at,
        zone: setting('site.timeZone'),
      }
    },
    write(t, { given, scope, company, at, zone }) {
      const day = formatFor(t.locale, zone).date(at)
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
        (['advertising', 'night'] as const).map((scope) => ({ given, scope, company: 'Haruwatt', ...sampleDay })),
      ),
  }),
  consentReminder: makesMail<'consentReminder', Decision>({
    async read({ read, setting, locale }, { payload, member }) {
      const decision = await lastingDecision(read, payload.consentId)
      const at = member === null ? null : await consentedAt(read, member.id)
      if (decision?.given !== 1 || at === null) return null
      return {
        company: setting('mail.company') || siteName({ setting, locale }),
        at,
        zone: setting('site.timeZone'),
      }
    },
    write: (t, { company, at, zone }) => ({
      subject: t('mail.consentReminder.subject', { company }),
      blocks: [
        { type: 'heading', text: t('mail.consentReminder.heading') },
        {
          type: 'paragraph',
          text: t('mail.consentReminder.text', { company, day: formatFor(t.locale, zone).date(at) }),
        },
        { type: 'paragraph', text: t('mail.consentReminder.how') },
        { type: 'button', label: t('mail.consentReminder.button'), url: '/me/settings#mail' },
      ],
      reason: t('mail.consentReminder.reason'),
      unsubscribe: { topic: 'advertising' },
    }),
    samples: () => [{ company: 'Haruwatt', ...sampleDay }],
  }),
} satisfies Pick<MailMakers, 'consentResult' | 'consentReminder'>
