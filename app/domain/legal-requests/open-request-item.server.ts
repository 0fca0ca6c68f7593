import type { Tx } from '#app/core/write.server.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import { postWithThread } from '#app/domain/threads/upkeep/take-down.server.ts'
import { legalGround } from '#app/registry/legal-grounds.ts'
import type { LegalRequest } from './legal-request.ts'
import { updateRequest } from './store/legal-requests.server.ts'

/**
 * Puts a request into the review queue. It is in no category: who moderates one category does not read names and
 * addresses of people outside. The author never decides it.
 */
export async function openRequestItem(tx: Tx, { id, ground, post_id: postId }: LegalRequest): Promise<void> {
  const { post } = await postWithThread(tx, postId)
  const itemId = await openReviewItem(tx, {
    kind: legalGround(ground).kind === 'rights' ? 'rights-request' : 'illegal-content',
    subjectType: 'legalRequest',
    subjectId: id,
    memberId: post.author_id,
    reason: `legal.${ground}`,
    evidence: { postId },
  })
  await updateRequest(tx, id, { review_item_id: itemId })
}
