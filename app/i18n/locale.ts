/** The languages of the interface. The first is the source that types the keys. */
export const locales = ['en', 'ko'] as const

export type Locale = (typeof locales)[number]

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value)
}

/**
 * The best language for an Accept-Language header, e.g. `ko-KR,ko;q=0.9,en;q=0.8` → `ko`.
 * `null` when the header names none of ours: the caller then takes the site's own language.
 */
export function localeFromHeader(header: string | null): Locale | null {
  const wishes = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const weight = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find((text) => text !== undefined)
      return { language: tag.toLowerCase().split('-')[0], weight: weight === undefined ? 1 : Number(weight) }
    })
    .filter((wish) => wish.weight > 0)
    .sort((a, b) => b.weight - a.weight)

  return wishes.map((wish) => wish.language).find(isLocale) ?? null
}
