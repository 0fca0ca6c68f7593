import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { deleteBookmark } from './store/bookmarks.server.ts'

/**
 * Removes the member's bookmark with its note, also when its post no longer exists. Changes nothing when there is none. Records
 * `bookmark.removed`.
 */
export async function removeBookmark(ctx: Ctx, { postId }: { postId: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write(
    async (tx) => {
      if (await deleteBookmark(tx, memberId, postId)) await tx.record('bookmark.removed', { postId, memberId })
    },
    { unseen: true },
  )
}
