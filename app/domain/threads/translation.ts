import type { Locale } from '#app/i18n/locale.ts'
import type { ThreadTranslationTable } from '#db/schema/threads.ts'

/** Title and text of an announcement in the language that its opening post is not written in. */
export type Translation = Omit<ThreadTranslationTable, 'thread_id'>

/** The other one of the two languages. */
export function otherLanguage(lang: Locale): Locale {
  return lang === 'ko' ? 'en' : 'ko'
}

/** Whether both are the same text, as it was written. */
export function sameTranslation(
  one: Pick<Translation, 'title' | 'body'> | null,
  other: Pick<Translation, 'title' | 'body'> | null,
): boolean {
  return one === null || other === null ? one === other : one.title === other.title && one.body === other.body
}
