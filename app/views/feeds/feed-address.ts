import { languageParam } from '#app/i18n/language-param.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { ThreadListQuery } from '#app/views/thread-list-query.ts'
import { urls } from '#app/views/urls.ts'

/**
 * The address of the feed of all threads, of a search, of the stories, or of what a member wrote. It names the
 * language: feed readers ask for none.
 */
export function feedAddress(locale: Locale, words: { q?: string; of?: 'stories'; by?: string }): string {
  return urls.feed({ ...words, [languageParam]: locale })
}

/** The address of the feed of this list of threads; filters about the reader are left out. */
export function feedOf(locale: Locale, { kind, state, category, tag, product, author, lang }: ThreadListQuery): string {
  const words = Object.entries({ kind, state, category, tag, product, by: author, lang })
  const said = words.filter((word): word is [string, string] => word[1] !== null)
  return urls.feed({ ...Object.fromEntries(said), [languageParam]: locale })
}
