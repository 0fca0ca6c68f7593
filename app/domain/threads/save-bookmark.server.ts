import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { findPost, findThread } from './queries/posts.server.ts'
import { putBookmark, putBookmarkOnce } from './store/following.server.ts'
import { readable } from './thread.ts'

/**
 * Marks a post for oneself. `note` null: whatever note is there stays. The same again changes nothing. Records
 * `bookmark.saved`, without the note, which is nobody else's business.
 * @throws not_found for a post the member can't read
 */
export async function saveBookmark(ctx: Ctx, { postId, note }: { postId: string; note: string | null }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write(
    async (tx) => {
      const post = readable(ctx.actor, await findPost(tx.db, postId))
      readable(ctx.actor, await findThread(tx.db, post.thread_id))
      const row = { member_id: memberId, post_id: postId, note: note ?? '', created_at: tx.at }
      const changed = note === null ? await putBookmarkOnce(tx, row) : await putBookmark(tx, row)
      if (changed) await tx.record('bookmark.saved', { postId, memberId })
    },
    { unseen: true },
  )
}
