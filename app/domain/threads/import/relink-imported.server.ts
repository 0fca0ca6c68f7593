import type { Tx } from '#app/core/write.server.ts'
import { importedTextsOf } from '#app/domain/threads/queries/posts.server.ts'
import { updatePost } from '#app/domain/threads/store/posts.server.ts'
import type { Post } from '#app/domain/threads/thread.ts'
import type { Text } from './imported.ts'

/**
 * Changes the targets of links in the imported texts of a thread: the target of a link may be imported after the text.
 * Texts that were edited here are left alone. Records nothing, because the wording does not change.
 *
 * @param mention only texts with these characters are read
 * @param relink the new source of a text; the old one when there is nothing to change
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
