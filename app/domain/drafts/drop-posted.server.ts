import type { Tx } from '#app/core/write.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { places } from './place.ts'
import { parentOf } from './queries/drafts.server.ts'
import { deleteDraft } from './store/drafts.server.ts'

type PostedEvent = 'thread.posted' | 'post.written' | 'post.held' | 'post.edited' | 'edit.suggested'

/** Deletes the draft of a text that was posted, in the transaction that posts it. */
export async function dropPosted(tx: Tx, event: RecordedEvent<PostedEvent>): Promise<void> {
  const { memberId } = tx.actor
  if (memberId === null) return
  // A post that was held is shown later; what its author has begun meanwhile is another text.
  const written = event.type === 'thread.posted' || event.type === 'post.written' ? event.payload.postId : null
  await deleteDraft(tx, memberId, await placeOf(tx, event), { notAfter: written })
}

/** Deletes the draft of an answer in a case, in the transaction that sends it. */
export async function dropCaseReply(tx: Tx, event: RecordedEvent<'case.answered'>): Promise<void> {
  const { memberId } = tx.actor
  if (memberId !== null) await deleteDraft(tx, memberId, places.case(event.payload.caseId))
}

/** A note of its own was written in the box where the draft was; one that came with another act was not. */
export async function dropCaseNote(tx: Tx, event: RecordedEvent<'case.noted'>): Promise<void> {
  const { memberId } = tx.actor
  if (memberId !== null && event.payload.alone === 1) await deleteDraft(tx, memberId, places.case(event.payload.caseId))
}

async function placeOf(tx: Tx, event: RecordedEvent<PostedEvent>): Promise<string> {
  if (event.type === 'thread.posted') return places.newThread()
  if (event.type === 'post.held' && event.payload.kind === 'opening') return places.newThread()
  if (event.type === 'post.edited' || event.type === 'edit.suggested') return places.edit(event.payload.postId)
  if (event.payload.kind !== 'comment') return places.answer(event.payload.threadId)
  return places.comment((await parentOf(tx.db, event.payload.postId)) ?? '')
}
