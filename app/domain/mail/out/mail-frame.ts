import type { Env } from '#app/core/env.server.ts'
import type { ReadSetting } from '#app/core/reading.ts'
import { siteName } from '#app/core/site-name.ts'
import type { MailContent } from '#app/domain/mail/mail.ts'
import { coloursOfCode, standardColours, type BrandColours } from '#app/domain/site/brand/brand-colours.ts'
import { translator, type T } from '#app/i18n/index.ts'
import type { UnsubscribeTopic } from '#app/registry/mail-kinds.ts'

/** `src`: a part of the mail itself (`cid:`), never an address that would tell who reads it. */
export type MailLogo = { src: string; width: number; height: number }

/** Header and footer around the content of every mail. */
export type MailFrame = {
  t: T
  /** `https://community.example`, before every path. */
  origin: string
  siteName: string
  /** The company's colour in both themes. */
  colours: BrandColours
  /** The logo and where it comes from; null: the name in letters. */
  logo: MailLogo | null
  /** Line above which an answer is written, by which our mail is recognised where it is quoted; null: takes no answers. */
  marker: string | null
  /** Links of the foot: how to end or change such mail. */
  links: readonly { label: string; url: string }[]
  /** Small print of the foot: who sends it, and whether somebody reads answers. */
  notes: readonly string[]
}

/** The whole address of a path; an absolute address is returned as it is. */
export function wholeAddress(origin: string, url: string): string {
  return url.startsWith('/') ? `${origin}${url}` : url
}

/** Who sends advertising, as its foot must say; null while a part is missing, and no advertising may go. */
export function advertiserLine(setting: ReadSetting): string | null {
  const parts = [
    setting('mail.company'),
    setting('mail.contactAddress'),
    setting('mail.contactPhone'),
    setting('mail.postalAddress'),
  ]
  return parts.includes('') ? null : parts.join(' · ')
}

type Framing = {
  t: T
  env: Pick<Env, 'ORIGIN'>
  setting: ReadSetting
  content: MailContent
  advertising: boolean
  /** Path of the page that ends such mail, and what it ends; null: it can't be ended. */
  unsubscribe: { path: string; topic: UnsubscribeTopic } | null
  /** An answer by mail is taken. */
  takesAnswers: boolean
  /** Members have settings; an address without account has none. */
  toMember: boolean
  logo: MailLogo | null
}

/**
 * The subject and what stands around a mail. Advertising bears `(광고)` at the very start of its subject, spelled
 * exactly so, and in its foot the sender and a free refusal in Korean and English. Source: 정보통신망법 제50조 제4항, 시행령
 * 별표 6; see decision 046.
 */
export function frameMail(framing: Framing): { subject: string; frame: MailFrame } {
  const { t, env, setting, content, advertising, unsubscribe, takesAnswers, toMember, logo } = framing
  const both = (key: 'mail.foot.refuse' | 'mail.foot.refusal'): string[] => [
    translator('ko')(key),
    translator('en')(key),
  ]
  const sender = [setting('mail.company'), setting('mail.postalAddress')].filter((part) => part !== '').join(' · ')
  const answers = takesAnswers ? [] : [t('mail.foot.noAnswer')]
  const refusal = unsubscribe === null ? [] : [{ label: unsubscribeLabel(framing), url: unsubscribe.path }]
  return {
    subject: advertising ? `(광고) ${content.subject}` : content.subject,
    frame: {
      t,
      origin: env.ORIGIN,
      siteName: siteName({ setting, locale: t.locale }),
      colours: coloursOfCode(setting('brand.accent')) ?? standardColours,
      logo,
      marker: takesAnswers ? t('mail.foot.marker') : null,
      links: [
        ...refusal,
        ...(toMember ? [{ label: t('mail.foot.settings'), url: settingsPath(unsubscribe?.topic) }] : []),
      ],
      notes: advertising
        ? [...both('mail.foot.refusal'), advertiserLine(setting) ?? sender, ...answers]
        : [...(sender === '' ? [] : [sender]), ...answers],
    },
  }

  function unsubscribeLabel({ unsubscribe: ends }: Framing): string {
    return advertising ? both('mail.foot.refuse').join(' · ') : t(`mail.topic.${ends?.topic ?? 'advertising'}`)
  }
}

/** The page of the member's choices about such mail. */
function settingsPath(topic: UnsubscribeTopic | undefined): string {
  return topic === 'notifications' ? '/me/settings/notifications' : '/me/settings#mail'
}
