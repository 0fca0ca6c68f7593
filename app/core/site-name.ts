import type { Locale } from '#app/i18n/locale.ts'
import type { ReadSetting } from './reading.ts'

/** The names in all languages, for whoever could be taken for the site. */
export function siteNames({ setting }: { setting: ReadSetting }): string[] {
  return [...new Set([setting('site.name'), setting('site.nameKo')])].filter((name) => name !== '')
}

/** What the community is called in this language: on pages, in mail, in feeds and on home screens. */
export function siteName({ setting, locale }: { setting: ReadSetting; locale: Locale }): string {
  return (locale === 'ko' ? setting('site.nameKo') : '') || setting('site.name')
}
