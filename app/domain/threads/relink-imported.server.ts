import type { Tx } from '#app/core/write.server.ts'
import type { Text } from './imported.ts'
import { importedTextsAt } from './queries/posts.server.ts'
import { updatePost } from './store.server.ts'
import type { Post } from './thread.ts'

/**
 * Changes where links lead in an imported post and the comments on it: what one text of the source leads to may have been
 * imported after it. What people here have edited since stays theirs. Records nothing, because the words are the same.
 *
 * @param relink the new source of a text; the same when there is nothing to change
 * @returns the texts there are now, for the caller to see what they link to
 */
export async function relinkImported(tx: Tx, postId: string, relink: (body: string) => string, render: (post: Post, body: string) => Text): Promise<{ changed: boolean; bodies: string[] }> {
  const posts = await importedTextsAt(tx.db, postId)
  let changed = false
  const bodies: string[] = []
  for (const post of posts) {
    const body = relink(post.body)
    bodies.push(body)
    if (body === post.body) continue
    const { html, excerpt } = render(post, body)
    await updatePost(tx, post.id, { body, html, excerpt })
    changed = true
  }
  return { changed, bodies }
}
