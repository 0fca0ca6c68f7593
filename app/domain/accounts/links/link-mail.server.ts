import type { Env } from '#app/core/env.server.ts'
import type { Reading } from '#app/core/reading.ts'
import type { Tx } from '#app/core/write.server.ts'
import { mailCode } from '#app/domain/accounts/confirming/mail-code.server.ts'
import { maskedEmail } from '#app/domain/accounts/email/masked-email.ts'
import { accountLink, accountLinkRow } from '#app/domain/accounts/queries/account-links.server.ts'
import { memberById } from '#app/domain/accounts/queries/identities.server.ts'
import type { Locale, T } from '#app/i18n/index.ts'
import { linkPurposes, type LinkPurpose } from './account-link.ts'
import { linkPath } from './link-token.server.ts'

/** The link against an unknown sign-in has a mail of its own. */
type Mailed = Exclude<LinkPurpose, 'notMe'>

/** `code` null: the mail has a button with the link. */
type Told = {
  purpose: Mailed
  minutes: number
  name: string
  email: string
  url: string
  code: string | null
}

/** The mail that brings a link. It goes to the address that the link is about. */
export const linkMail = {
  async read(
    { read, now, env }: Reading & { env: Pick<Env, 'SESSION_SECRET'> },
    { payload }: { payload: { linkId: string } },
  ): Promise<Told | null> {
    const link = await accountLink(read, payload.linkId, now())
    if (link?.works !== true || link.purpose === 'notMe') return null
    return {
      purpose: link.purpose,
      minutes: link.minutes,
      name: link.member.name,
      email: link.email,
      url: linkPath(env, link.id),
      code: link.purpose === 'confirm' ? mailCode(env, link.id) : null,
    }
  },
  write: (t: T, { purpose, minutes, name, email, url, code }: Told) => ({
    subject: t(`accounts.linkMail.${purpose}.subject`),
    blocks: [
      { type: 'heading' as const, text: t(`accounts.linkMail.${purpose}.heading`) },
      { type: 'paragraph' as const, text: t(`accounts.linkMail.${purpose}.text`, { name, email }) },
      ...(purpose === 'confirm'
        ? [{ type: 'heading' as const, text: code ?? '' }]
        : [{ type: 'button' as const, label: t(`accounts.linkMail.${purpose}.button`), url }]),
      { type: 'note' as const, text: works(t, minutes, purpose) },
      { type: 'note' as const, text: t(`accounts.linkMail.${purpose}.ignore`) },
    ],
    reason: t(`accounts.linkMail.${purpose}.reason`),
  }),
  samples: () =>
    (Object.keys(linkPurposes) as LinkPurpose[])
      .filter((purpose) => purpose !== 'notMe')
      .map((purpose): Told => ({
        purpose,
        minutes: linkPurposes[purpose].minutes,
        name: 'Ada',
        email: 'ada@example.com',
        url: '/links/sample',
        code: purpose === 'confirm' ? '12345678' : null,
      })),
}

function works(t: T, minutes: number, purpose: LinkPurpose): string {
  if (purpose === 'confirm') return t('accounts.linkMail.confirm.once', { count: minutes })
  const hours = Math.round(minutes / 60)
  if (hours >= 48) return t('accounts.linkMail.onceDays', { count: Math.round(hours / 24) })
  return hours < 2
    ? t('accounts.linkMail.once', { count: minutes })
    : t('accounts.linkMail.onceHours', { count: hours })
}

/** Tells a member that the password was changed. */
export const passwordChangedMail = {
  read: (_reading: Reading, { member }: { member: { name: string } | null }) =>
    Promise.resolve(member === null ? null : { name: member.name }),
  write: (t: T, { name }: { name: string }) => ({
    subject: t('accounts.passwordChangedMail.subject'),
    blocks: [
      { type: 'heading' as const, text: t('accounts.passwordChangedMail.heading') },
      { type: 'paragraph' as const, text: t('accounts.passwordChangedMail.text', { name }) },
      { type: 'button' as const, label: t('accounts.passwordChangedMail.button'), url: '/forgot' },
    ],
    reason: t('accounts.passwordChangedMail.reason'),
  }),
  samples: () => [{ name: 'Ada' }],
}

/** Tells the former address that another one took its place. */
export const emailChangedMail = {
  async read({ read, now }: Reading, { payload }: { payload: { linkId: string } }) {
    const link = await accountLink(read, payload.linkId, now())
    return link === null ? null : { name: link.member.name, email: maskedEmail(link.email) }
  },
  write: (t: T, told: { name: string; email: string }) => ({
    subject: t('accounts.emailChangedMail.subject'),
    blocks: [
      { type: 'heading' as const, text: t('accounts.emailChangedMail.heading') },
      { type: 'paragraph' as const, text: t('accounts.emailChangedMail.text', told) },
    ],
    reason: t('accounts.emailChangedMail.reason'),
  }),
  samples: () => [{ name: 'Ada', email: maskedEmail('ada@example.com') }],
}

/** Where a link is sent, and in which language. */
export async function receiverOfLink(tx: Tx, linkId: string): Promise<{ address: string; language: Locale }> {
  const link = await accountLinkRow(tx.db, linkId)
  const member = link === null ? null : await memberById(tx.db, link.member_id)
  return { address: link?.email ?? '', language: member?.locale ?? tx.setting('site.language') }
}

/** The former address that a change of address is told to; null when there was none. */
export async function formerReceiver(
  tx: Tx,
  linkId: string | null,
): Promise<{ address: string; language: Locale } | null> {
  const link = linkId === null ? null : await accountLinkRow(tx.db, linkId)
  if (link === null || link.replaced_email === null) return null
  const member = await memberById(tx.db, link.member_id)
  return { address: link.replaced_email, language: member?.locale ?? tx.setting('site.language') }
}
