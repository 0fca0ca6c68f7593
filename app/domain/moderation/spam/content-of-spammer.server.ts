import type { Tx } from '#app/core/write.server.ts'
import { findContent, hideIn, showIn } from '#app/domain/moderation/content/hiding.server.ts'
import { isInForce } from '#app/domain/moderation/decisions/state-without.ts'
import { hidingsOf } from '#app/domain/moderation/queries/decisions.server.ts'
import { cleanedContentOf, contentOfMember } from '#app/domain/moderation/queries/spam-content.server.ts'
import { deleteCleanedContent, insertCleanedContent } from '#app/domain/moderation/store/spam-content.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'

/**
 * A decision about spam hides what its members say in their profiles and stories, as it hides their posts: with the one
 * statement of the sanction. What is hidden already is left to the decision that hid it.
 */
export async function hideContentOfSpammer(tx: Tx, { payload }: RecordedEvent<'spam.cleaned'>): Promise<void> {
  const { cleanupId, memberId } = payload
  for (const { type, content_id: id } of await contentOfMember(tx.db, memberId)) {
    if ((await findContent(tx, type, id)).hidden) continue
    await hideIn(tx, { type, id })
    // A profile that says nothing stays as it is.
    if ((await findContent(tx, type, id)).hidden)
      await insertCleanedContent(tx, { cleanup_id: cleanupId, member_id: memberId, type, content_id: id })
  }
}

/** That decision was undone: profiles and stories are shown again, but for those that another decision hides by now. */
export async function showContentOfSpammer(tx: Tx, { payload }: RecordedEvent<'spam.restored'>): Promise<void> {
  const { cleanupId, memberId } = payload
  for (const { type, content_id: id } of await cleanedContentOf(tx.db, cleanupId, memberId)) {
    const hidings = await hidingsOf(tx.db, id)
    if (!hidings.some((one) => isInForce(one, tx.at))) await showIn(tx, { type, id })
  }
  await deleteCleanedContent(tx, cleanupId, memberId)
}
