import type { Tx } from '#app/core/write.server.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import type { Content } from './content.ts'

/** Opens the review item of a story, profile or picture; one is open for each. @returns its id */
export function openContentItem(
  tx: Tx,
  { type, id, authorId }: Content,
  why: { reason: string; evidence: Record<string, unknown> } = { reason: 'flagged', evidence: { source: 'flag' } },
): Promise<string> {
  return openReviewItem(tx, {
    kind: 'content',
    subjectType: type,
    subjectId: id,
    memberId: authorId,
    ...why,
  })
}
