import type { Tx } from '#app/core/write.server.ts'
import { importedTextsOf } from '#app/domain/threads/queries/posts.server.ts'
import { updatePost } from '#app/domain/threads/store/threads.server.ts'
import type { Post } from '#app/domain/threads/thread.ts'
import type { Text } from './imported.ts'

/**
 * Changes where links lead in the imported texts of a thread: what one text of the source leads to may have been
 * imported after it. What people here have edited since stays theirs. Records nothing, because the words are the same.
 *
 * @param mention only texts with these characters in them are looked at
 * @param relink the new source of a text; the same when there is nothing to change
 * @returns whether anything changed
 */
export async function relinkImported(
  tx: Tx,
  threadId: string,
  mention: string,
  relink: (post: Post) => Promise<string>,
  render: (post: Post, body: string) => Text,
): Promise<boolean> {
  let changed = false
  for (const post of await importedTextsOf(tx.db, threadId, mention)) {
    const body = await relink(post)
    if (body === post.body) continue
    const { html, excerpt } = render(post, body)
    await updatePost(tx, post.id, { body, html, excerpt })
    changed = true
  }
  return changed
}
