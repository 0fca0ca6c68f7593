import { isLocale, type Locale } from './locale.ts'

/**
 * The word of an address that says in which language a page is shown, this one time: `/rules?hl=ko`. Lists of posts have
 * `lang` for the language of the posts.
 */
export const languageParam = 'hl'

/** The language that an address asks for; null: it leaves it to the reader. @param url path with its query */
export function languageInAddress(url: string): Locale | null {
  const query = url.indexOf('?')
  if (query < 0 || !url.includes(`${languageParam}=`, query)) return null
  const asked = new URLSearchParams(url.slice(query)).get(languageParam)
  return isLocale(asked) ? asked : null
}

/** The same address without the language. @param url path with its query */
export function withoutLanguage(url: string): string {
  const [path = '', query] = url.split('?', 2)
  if (query === undefined) return url
  const params = new URLSearchParams(query)
  params.delete(languageParam)
  return params.size === 0 ? path : `${path}?${params.toString()}`
}
