import type { Tx } from '#app/core/write.server.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import { legalGround } from '#app/registry/legal-grounds.ts'
import { authorOfSubject } from './hide-subject.server.ts'
import type { LegalRequest } from './legal-request.ts'
import { updateRequest } from './store/legal-requests.server.ts'

/**
 * Puts a request into the review queue. It is in no category: who moderates one category does not read names and
 * addresses of people outside. The author never decides it.
 */
export async function openRequestItem(tx: Tx, request: LegalRequest): Promise<void> {
  const { id, ground, subject_id: subjectId } = request
  const itemId = await openReviewItem(tx, {
    kind: legalGround(ground).kind === 'rights' ? 'rights-request' : 'illegal-content',
    subjectType: 'legalRequest',
    subjectId: id,
    memberId: await authorOfSubject(tx, request),
    reason: `legal.${ground}`,
    evidence: { subjectId },
  })
  await updateRequest(tx, id, { review_item_id: itemId })
}
