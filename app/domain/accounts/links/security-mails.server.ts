import type { Env } from '#app/core/env.server.ts'
import type { Reading } from '#app/core/reading.ts'
import { factorChanges, type FactorChange } from '#app/domain/accounts/factors/factor-change.ts'
import { sessionFacts } from '#app/domain/accounts/queries/factors.server.ts'
import { browserOf } from '#app/domain/accounts/sessions/browser-name.ts'
import type { T } from '#app/i18n/index.ts'
import { linkPath } from './link-token.server.ts'

type NewDevice = { name: string; browser: string | null; system: string | null; ip: string; url: string }

/** Tells a member of a sign-in with an unknown browser, with the link that ends it. */
export const newDeviceMail = {
  async read(
    { read, env }: Reading & { env: Pick<Env, 'SESSION_SECRET'> },
    { payload, member }: { payload: { linkId: string; sessionId: string }; member: { name: string } | null },
  ): Promise<NewDevice | null> {
    if (member === null) return null
    // A session that has ended by now is told all the same: whoever it was could have signed out at once.
    const facts = await sessionFacts(read, payload.sessionId)
    return {
      name: member.name,
      ...browserOf(facts?.userAgent ?? ''),
      ip: facts?.ip ?? '',
      url: linkPath(env, payload.linkId),
    }
  },
  write: (t: T, { name, browser, system, ip, url }: NewDevice) => ({
    subject: t('accounts.newDeviceMail.subject'),
    blocks: [
      { type: 'heading' as const, text: t('accounts.newDeviceMail.heading') },
      { type: 'paragraph' as const, text: t('accounts.newDeviceMail.text', { name }) },
      {
        type: 'paragraph' as const,
        text: [
          browser !== null && system !== null
            ? t('accounts.security.browserOn', { browser, system })
            : (browser ?? system ?? t('accounts.security.unknownBrowser')),
          ...(ip === '' ? [] : [ip]),
        ].join(' · '),
      },
      { type: 'paragraph' as const, text: t('accounts.newDeviceMail.ignore') },
      { type: 'button' as const, label: t('accounts.newDeviceMail.button'), url },
    ],
    reason: t('accounts.newDeviceMail.reason'),
  }),
  samples: (): NewDevice[] => [
    { name: 'Ada', browser: 'Firefox', system: 'Windows', ip: '203.0.113.7', url: '/links/sample' },
    { name: 'Ada', browser: null, system: null, ip: '', url: '/links/sample' },
  ],
}

/** Tells a member what became of their second step. */
export const factorsChangedMail = {
  read: (
    _reading: Reading,
    { payload, member }: { payload: { change: string }; member: { name: string } | null },
  ): Promise<{ name: string; change: FactorChange } | null> => {
    const change = factorChanges.find((one) => one === payload.change)
    return Promise.resolve(member === null || change === undefined ? null : { name: member.name, change })
  },
  write: (t: T, { name, change }: { name: string; change: FactorChange }) => ({
    subject: t(`accounts.factorsMail.${change}.subject`),
    blocks: [
      { type: 'heading' as const, text: t(`accounts.factorsMail.${change}.subject`) },
      { type: 'paragraph' as const, text: t(`accounts.factorsMail.${change}.text`, { name }) },
      { type: 'paragraph' as const, text: t('accounts.factorsMail.notYou') },
      { type: 'button' as const, label: t('accounts.factorsMail.button'), url: '/me/security' },
    ],
    reason: t('accounts.factorsMail.reason'),
  }),
  samples: () => factorChanges.map((change) => ({ name: 'Ada', change })),
}
