import { own } from '#app/core/own.ts'
import type { Tx } from '#app/core/write.server.ts'
import { lastStoryStep } from '#app/domain/moderation/queries/stories.server.ts'
import { decideReviewItem } from '#app/domain/review/decide-review-item.server.ts'
import { keepForUndo } from '#app/domain/review/keep-for-undo.server.ts'
import { findLatestItemIn } from '#app/domain/review/latest-item.server.ts'
import { openReviewItem } from '#app/domain/review/open-review-item.server.ts'
import { withdrawReviewItem } from '#app/domain/review/withdraw-review-item.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'

/** The states in which a story waits for a curator. */
const waiting = ['submitted', 'in_curation']

/** The decision that a curator made by bringing a story to a state. */
const decisions = { published: 'publish', changes_requested: 'requestChanges', declined: 'decline' }

/**
 * Puts a story into the review queue while it waits for a curator. What a curator does with it decides the item; it falls
 * away when its author takes the story back, or has to agree to another text first.
 */
export async function queueStory(tx: Tx, event: RecordedEvent<'story.moved'>): Promise<void> {
  const { storyId, authorId, from, to } = event.payload
  const item = { kind: 'story', subjectId: storyId } as const
  if (waiting.includes(to))
    return void (await openReviewItem(tx, {
      ...item,
      subjectType: 'story',
      memberId: authorId,
      reason: 'submitted',
      evidence: {},
    }))
  const decision = own<string>(decisions, to)
  const found = await findLatestItemIn(tx, 'story', storyId)
  if (decision === undefined || found?.state !== 'open' || !waiting.includes(from)) return withdrawReviewItem(tx, item)
  const { note, revision } = await lastStoryStep(tx.db, storyId)
  await decideReviewItem(tx, { itemId: found.id, decision, note })
  await keepForUndo(tx, found.id, { from, revision, causes: [event.id] })
}

/** A publication that pays is what undoing its decision takes back. */
export async function keepPublication(
  tx: Tx,
  { id, payload }: Pick<RecordedEvent<'story.published'>, 'id'> & { payload: { storyId: string } },
): Promise<void> {
  const item = await findLatestItemIn(tx, 'story', payload.storyId)
  if (item?.state !== 'decided' || item.decided_at !== tx.at) return
  await keepForUndo(tx, item.id, { ...(JSON.parse(item.before) as object), causes: [id] })
}
