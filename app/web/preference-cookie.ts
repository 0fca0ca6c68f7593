import { setCookie } from '#app/core/cookies.ts'
import type { Locale } from '#app/i18n/locale.ts'

export type PreferenceName = 'lang' | 'theme' | 'reads' | 'banner' | 'veil'

const yearSeconds = 365 * 24 * 60 * 60

/**
 * `Set-Cookie` for the reader's language, brightness or the language of the posts they read, kept a year; null deletes
 * it.
 */
export function preferenceCookie(name: PreferenceName, value: string | null): string {
  return setCookie(name, value ?? '', { seconds: value === null ? 0 : yearSeconds, httpOnly: false })
}

/** @param locale null: as the browser asks */
export function languageCookie(locale: Locale | null): string {
  return preferenceCookie('lang', locale)
}
