import type { Tx } from '#app/core/write.server.ts'
import { hideContentIn, type HideContent } from '#app/domain/moderation/content/hide-content.server.ts'
import { findContent } from '#app/domain/moderation/content/hiding.server.ts'
import { hidePostIn } from '#app/domain/moderation/posts/hide-post.server.ts'
import { postWithThread } from '#app/domain/threads/upkeep/take-down.server.ts'
import type { LegalSubject } from './legal-subject.ts'

type Decision = Pick<HideContent, 'rule' | 'facts' | 'law' | 'untilAt' | 'source' | 'reviewItemId'>

/** Takes it out of sight, as a decision that its author is told of. @returns the id of the decision @throws as hiding does */
export function hideSubjectIn(
  tx: Tx,
  { subject_type: type, subject_id: id }: LegalSubject,
  decision: Decision,
): Promise<string> {
  return type === 'post' ? hidePostIn(tx, { ...decision, postId: id }) : hideContentIn(tx, { ...decision, type, id })
}

/** Who made it; null: an account that is gone. @throws not_found when it is gone itself */
export async function authorOfSubject(
  tx: Tx,
  { subject_type: type, subject_id: id }: LegalSubject,
): Promise<string | null> {
  if (type === 'post') return (await postWithThread(tx, id)).post.author_id
  return (await findContent(tx, type, id)).authorId
}
