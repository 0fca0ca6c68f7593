import type { ReadSetting } from '#app/core/reading.ts'
import { siteName } from '#app/core/site-name.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { withParticles } from '#app/i18n/particles.ts'
import type { DocumentKind } from './document.ts'
import { guidelines } from './starter/guidelines.ts'
import { privacy } from './starter/privacy.ts'
import { terms } from './starter/terms.ts'

const starters: Record<DocumentKind, Record<Locale, string>> = { terms, privacy, guidelines }

/**
 * A text to begin with, as Markdown, with the names and periods of this site. It is a starting point that the company
 * has checked before it publishes it.
 */
export function starterText(kind: DocumentKind, locale: Locale, setting: ReadSetting): string {
  const site = siteName({ setting, locale })
  // The guidelines are in force before anybody has filled in an address.
  const page = locale === 'ko' ? '[문의 페이지](/feedback/new)' : '[our contact page](/feedback/new)'
  const values: Record<string, string> = {
    site,
    company: setting('mail.company') || site,
    contact: setting('mail.contactAddress') || page,
    draftDays: String(setting('drafts.keepDays')),
    readDays: String(setting('notifications.keepReadDays')),
    sessionDays: String(setting('accounts.sessionMaxDays')),
    addressDays: String(setting('retention.addressDays')),
    mailDays: String(setting('retention.mailDays')),
    incomingDays: String(setting('retention.incomingDays')),
    deletedPostDays: String(setting('retention.deletedPostDays')),
    backupDays: String(setting('retention.backupDays')),
    undoDays: String(setting('retention.undoDays')),
  }
  const text = starters[kind][locale].replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => values[name] ?? '').trim()
  return locale === 'ko' ? withParticles(text) : text
}
