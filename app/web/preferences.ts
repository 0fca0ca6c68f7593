import { cookieOf } from '#app/core/cookies.ts'
import { bannerId } from '#app/domain/site/banner/banner.ts'
import { isLocale, localeFromHeader, type Locale } from '#app/i18n/locale.ts'
import type { PreferenceName } from './preference-cookie.ts'

/** What a browser says of its reader, as far as pages depend on it. */
export type Preferences = {
  /** The language that was chosen; null: none. */
  lang: Locale | null
  /** The language the browser asks for; null: none of ours. */
  asked: Locale | null
  theme: 'light' | 'dark' | null
  /** The language of the posts to see; `all` is a choice too; null: none was made. */
  reads: Locale | 'all' | null
  /** The announcement that was closed last; null: none. */
  banner: string | null
}

/** @param cookie the `Cookie` header */
export function preferencesOf(cookie: string | undefined, acceptLanguage: string | undefined): Preferences {
  const of = (name: PreferenceName): string | null => cookieOf(cookie, name)
  const [lang, theme, reads, banner] = [of('lang'), of('theme'), of('reads'), of('banner')]
  return {
    lang: isLocale(lang) ? lang : null,
    asked: localeFromHeader(acceptLanguage ?? null),
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    reads: isLocale(reads) || reads === 'all' ? reads : null,
    banner: banner !== null && bannerId.test(banner) ? banner : null,
  }
}
