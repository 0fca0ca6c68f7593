import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { readablePost } from '#app/domain/access/may-read.ts'
import { findBookmarkedPost } from './queries/content.server.ts'
import { putBookmark, putBookmarkOnce } from './store/bookmarks.server.ts'

/**
 * Bookmarks a post for the member. `note` null: an existing note stays. Saving the same bookmark twice changes nothing.
 * Records `bookmark.saved`, without the note, which is private.
 * @throws not_found for a post the member can't read
 */
export async function saveBookmark(ctx: Ctx, { postId, note }: { postId: string; note: string | null }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write(
    async (tx) => {
      readablePost(ctx.actor, await findBookmarkedPost(tx.db, postId))
      const row = { member_id: memberId, post_id: postId, note: note ?? '', created_at: tx.at }
      const changed = note === null ? await putBookmarkOnce(tx, row) : await putBookmark(tx, row)
      if (changed) await tx.record('bookmark.saved', { postId, memberId })
    },
    { unseen: true },
  )
}
