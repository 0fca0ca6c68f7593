import type { Tx } from '#app/core/write.server.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'

/** Opens the review item of a message that its reader flagged; one is open for each. In no category. @returns its id */
export function openMessageItem(tx: Tx, { id, authorId }: { id: string; authorId: string | null }): Promise<string> {
  return openReviewItem(tx, {
    kind: 'message',
    subjectType: 'message',
    subjectId: id,
    memberId: authorId,
    reason: 'flagged',
    evidence: { source: 'flag' },
  })
}
