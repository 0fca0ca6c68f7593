import type { Tx } from '#app/core/write.server.ts'
import { restoreReviewItem } from '#app/domain/review/restore-review-item.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { settleFlagIn } from './settle-flags.server.ts'
import { flagsOfCleanupForUpdate, openFlagsOfMemberForUpdate, updateFlag } from './store/flags.server.ts'
import { withdrawFlagIn } from './withdraw-flag.server.ts'

/**
 * A decision about spam withdraws the open flags of its members, which then count neither for nor against anybody. What
 * they had hidden together stays hidden until a moderator decides. Records `flag.withdrawn` for each.
 */
export async function withdrawFlagsOfSpammer(tx: Tx, { payload }: RecordedEvent<'spam.cleaned'>): Promise<void> {
  const { cleanupId, memberId } = payload
  for (const flag of await openFlagsOfMemberForUpdate(tx, memberId))
    await withdrawFlagIn(tx, flag, { state: 'withdrawn', spam_cleanup_id: cleanupId })
}

/**
 * That decision was undone: the flags wait again, or follow what was decided about their item meanwhile. Records
 * `flag.returned` for each.
 */
export async function returnFlagsOfSpammer(tx: Tx, { payload }: RecordedEvent<'spam.restored'>): Promise<void> {
  const { cleanupId, memberId } = payload
  for (const flag of await flagsOfCleanupForUpdate(tx, cleanupId, memberId)) {
    const item = await restoreReviewItem(tx, flag.review_item_id)
    const values = { state: 'open', spam_cleanup_id: null, review_item_id: item.id } as const
    await updateFlag(tx, flag.id, values)
    await tx.record('flag.returned', { flagId: flag.id, memberId })
    await settleFlagIn(tx, { ...flag, ...values }, item)
  }
}
