import type { Tx } from '#app/core/write.server.ts'
import type { Translation } from '#app/domain/threads/translation.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { updateThread } from './threads.server.ts'

/**
 * Puts the second text of a thread in place of the one it has; null removes it. A thread with two texts is shown to
 * readers of both languages, so its own `lang` is null. @param lang of the first text
 */
export async function replaceTranslation(
  tx: Tx,
  threadId: string,
  translation: Translation | null,
  lang: Locale | null,
): Promise<void> {
  await tx.db.deleteFrom('thread_translation').where('thread_id', '=', threadId).execute()
  if (translation !== null)
    await tx.db
      .insertInto('thread_translation')
      .values({ thread_id: threadId, ...translation })
      .execute()
  await updateThread(tx, threadId, { lang: translation === null ? lang : null })
}
