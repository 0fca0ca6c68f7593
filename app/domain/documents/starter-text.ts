import type { ReadSetting } from '#app/core/reading.ts'
import type { Locale } from '#app/i18n/locale.ts'
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
  const missing = locale === 'ko' ? '[연락처]' : '[contact address]'
  const values: Record<string, string> = {
    site: setting('site.name'),
    company: setting('mail.company') || setting('site.name'),
    contact: setting('mail.contactAddress') || missing,
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
  return starters[kind][locale].replaceAll(/\{\{(\w+)\}\}/g, (_whole, name: string) => values[name] ?? '').trim()
}
