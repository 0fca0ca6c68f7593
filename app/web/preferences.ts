import { isLocale, localeFromHeader, type Locale } from '#app/i18n/locale.ts'

/** What a browser says of its reader, as far as pages depend on it. */
export type Preferences = {
  /** The language that was chosen; null: none. */
  lang: Locale | null
  /** The language the browser asks for; null: none of ours. */
  asked: Locale | null
  theme: 'light' | 'dark' | null
  /** The language of the posts to see; `all` is a choice too; null: none was made. */
  reads: Locale | 'all' | null
}

export function preferencesOf(cookies: Cookies, acceptLanguage: string | undefined): Preferences {
  const { lang, theme, reads } = cookies
  return {
    lang: isLocale(lang) ? lang : null,
    asked: localeFromHeader(acceptLanguage ?? null),
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    reads: isLocale(reads) || reads === 'all' ? reads : null,
  }
}

export type Cookies = Partial<Record<string, string>>

/** Cookies by name; the first of a name counts. */
export function cookiesOf(header: string | undefined): Cookies {
  const cookies: Cookies = Object.create(null) as Cookies
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at < 0) continue
    const name = part.slice(0, at).trim()
    cookies[name] ??= part.slice(at + 1).trim()
  }
  return cookies
}
