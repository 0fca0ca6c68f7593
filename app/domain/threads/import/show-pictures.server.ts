import { renderMarkdown } from '#app/core/markdown.server.ts'
import { withPicturesMoved } from '#app/core/markdown/remote-pictures.ts'
import type { Tx } from '#app/core/write.server.ts'
import { findPost } from '#app/domain/threads/queries/posts.server.ts'
import { updatePost } from '#app/domain/threads/store/posts.server.ts'
import { uploadSizes } from '#app/domain/uploads/queries/uploads.server.ts'
import { recordUploadUses } from '#app/domain/uploads/record-upload-uses.server.ts'
import { markdownBody } from './imported-body.server.ts'

/**
 * Shows pictures that were fetched in an imported post that was never edited here. Records nothing, because the wording does
 * not change.
 * @param uploads ids by the addresses the pictures had
 * @returns whether the post shows them now
 */
export async function showPictures(tx: Tx, postId: string, uploads: ReadonlyMap<string, string>): Promise<boolean> {
  const post = await findPost(tx.db, postId)
  if (post === undefined || post.revision !== 1) return false
  const moved = new Map([...uploads].map(([address, id]) => [address, `/u/${id}`]))
  const body = withPicturesMoved(markdownBody(post), moved)
  const sizes = await uploadSizes(tx.db, [...uploads.values()])
  const { html, excerpt } = renderMarkdown(body, { picture: (id) => sizes.get(id) ?? null })
  await updatePost(tx, postId, { body, html, excerpt })
  await recordUploadUses(tx, { payload: { postId } })
  return true
}
