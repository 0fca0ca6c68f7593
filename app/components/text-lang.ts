import type { Locale } from '#app/i18n/locale.ts'
import { useReader } from './reader.tsx'

/**
 * The `lang` of a text that differs from the page, which sets its line breaking and leading; nothing where it is the
 * same.
 */
export function useTextLang(lang: Locale | null): Locale | undefined {
  const { locale } = useReader()
  return lang !== null && lang !== locale ? lang : undefined
}
