import type { Ctx } from '#app/core/context.server.ts'
import type { Tx } from '#app/core/write.server.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import { postWithThread } from '#app/domain/threads/upkeep/take-down.server.ts'
import { authorizeDeciding } from './deciding.ts'

export type PostItem = {
  postId: string
  /** Key of a text in `review.reason`: flagged, held, reported, … */
  reason: string
  /** Hours that it goes before others; left out: as all posts. */
  weight?: number
  /**
   * Ids and figures, no text of members. `source` and `automatic` become part of the decision; `marks`: from and to of the
   * characters in the text of the post that caused it.
   */
  evidence?: {
    source?: 'flag' | 'notice' | 'trusted'
    automatic?: boolean
    marks?: readonly (readonly [number, number])[]
    [more: string]: unknown
  }
}

/** Opens the review item of a post; one is open per post, and opening again changes nothing. @returns its id */
export async function openPostItem(tx: Tx, { postId, reason, weight, evidence = {} }: PostItem): Promise<string> {
  const { thread, post } = await postWithThread(tx, postId)
  return openReviewItem(tx, {
    kind: 'post',
    subjectType: 'post',
    subjectId: postId,
    memberId: post.author_id,
    categoryId: thread.category_id,
    ...(weight === undefined ? {} : { weight }),
    reason,
    evidence,
  })
}

/** A moderator sends a post to the review queue, for others to look at. @throws not_found; forbidden */
export async function sendToReview(ctx: Ctx, { postId }: { postId: string }): Promise<string> {
  return ctx.write(async (tx) => {
    authorizeDeciding(ctx.actor, (await postWithThread(tx, postId)).thread)
    return openPostItem(tx, { postId, reason: 'reported' })
  })
}
