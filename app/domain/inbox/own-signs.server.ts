import { replyAddresses } from '#app/domain/mail/out/reply-address.server.ts'
import { locales, translator } from '#app/i18n/index.ts'
import type { OwnSigns } from './text/new-text.ts'

/** What our own mail is recognised by where it is quoted: its first line in each language, and its reply addresses. */
export function ownSigns(): OwnSigns {
  const lines = locales.map((locale) => translator(locale)('mail.foot.marker'))
  const marker = new RegExp(lines.map((line) => line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'i')
  return { marker, replyAddress: replyAddresses }
}
