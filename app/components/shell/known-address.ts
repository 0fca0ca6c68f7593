import { languageParam } from '#app/i18n/language-param.ts'
import { locales, type Locale } from '#app/i18n/locale.ts'
import { indexedPages } from '#app/registry/indexed-pages.ts'

/** How search engines should know a page. */
export type KnownAddress = {
  /** The one address of the page, with its origin; null: engines should not keep it. */
  canonical: string | null
  /** The same page in each language, and without one; empty when there is only one. */
  alternates: { lang: Locale | 'x-default'; href: string }[]
}

const unknown: KnownAddress = { canonical: null, alternates: [] }

/** Words that tell where a reader came from or where on the page they look: they make no page of their own. */
const asides = /^(?:from|text|comment|quote|ref|utm_\w+|gclid|fbclid)$/

/**
 * The address under which search engines should know a page, by the table of indexed pages.
 * @param page.route as in `app/routes.ts`, with a leading slash; `search` with its question mark
 * @param page.translated what people wrote here exists in both languages as well
 */
export function knownAddress(page: {
  origin: string
  route: string
  pathname: string
  search: string
  translated?: boolean
}): KnownAddress {
  const rule = indexedPages[page.route]
  if (rule === undefined) return unknown
  const said = new URLSearchParams(page.search)
  const lang = locales.find((one) => one === said.get(languageParam)) ?? null
  const params = new URLSearchParams(Array.from(said).filter(([name]) => name !== languageParam && !asides.test(name)))
  const query = ownQuery(rule.query, params)
  if (query === null) return unknown
  const path = page.pathname.length > 1 ? page.pathname.replace(/\/$/, '') : page.pathname
  const addressIn = (language: Locale | null): string => {
    const full = new URLSearchParams(query)
    if (language !== null) full.set(languageParam, language)
    return `${page.origin}${path}${full.size === 0 ? '' : `?${full.toString()}`}`
  }
  if (!rule.bothLanguages && page.translated !== true) return { canonical: addressIn(null), alternates: [] }
  return {
    canonical: addressIn(lang),
    alternates: [
      ...locales.map((one) => ({ lang: one, href: addressIn(one) })),
      { lang: 'x-default' as const, href: addressIn(null) },
    ],
  }
}

/** The part of the query that belongs to the address of the page; null: engines leave this page out. */
function ownQuery(meaning: 'ignored' | 'narrows' | 'pages', params: URLSearchParams): URLSearchParams | null {
  if (meaning === 'ignored') return new URLSearchParams()
  if (meaning === 'narrows') return params.size === 0 ? params : null
  const cursor = params.get('cursor')
  // Backwards, and in another order, the same posts are found again.
  if (params.has('before') || (cursor !== null && params.get('order') === 'oldest')) return null
  return new URLSearchParams(cursor === null ? {} : { order: 'votes', cursor })
}
