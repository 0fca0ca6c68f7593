import { useReader } from '#app/components/shell/reader.tsx'
import type { Locale } from '#app/i18n/locale.ts'

/**
 * The `lang` of a text that differs from the page, which sets its line breaking and leading; nothing where it is the
 * same.
 */
export function useTextLang(lang: Locale | null): Locale | undefined {
  const { locale } = useReader()
  return lang !== null && lang !== locale ? lang : undefined
}
