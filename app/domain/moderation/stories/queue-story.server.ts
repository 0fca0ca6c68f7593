import type { Tx } from '#app/core/write.server.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import { withdrawReviewItem } from '#app/domain/review/withdraw-review-item.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'

/** The states in which a story waits for a curator. */
const waiting = ['submitted', 'in_curation']

/** Puts a story into the review queue while it waits for a curator, and takes it out afterwards. */
export async function queueStory(tx: Tx, { payload }: RecordedEvent<'story.moved'>): Promise<void> {
  const { storyId, authorId, to } = payload
  if (!waiting.includes(to)) return withdrawReviewItem(tx, { kind: 'story', subjectId: storyId })
  await openReviewItem(tx, {
    kind: 'story',
    subjectType: 'story',
    subjectId: storyId,
    memberId: authorId,
    reason: 'submitted',
    evidence: {},
  })
}
