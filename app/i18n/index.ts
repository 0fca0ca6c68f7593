import type { Locale } from './locale.ts'
import { en } from './locales/en.ts'
import { ko } from './locales/ko.ts'
import { makeTranslator, type T } from './translate.ts'

export { localeFromHeader, locales } from './locale.ts'
export type { Locale } from './locale.ts'
export type { T, TextKey } from './translate.ts'

const translators: Record<Locale, T> = { en: makeTranslator('en', en), ko: makeTranslator('ko', ko) }

/**
 * The texts of one language, all files, for the server, mails and the command line.
 * Components take `useT()` instead, so that a browser loads its own language only.
 */
export function translator(locale: Locale): T {
  return translators[locale]
}
