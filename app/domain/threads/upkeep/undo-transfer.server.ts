import { audit } from '#app/core/audit.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import type { Instant } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { actorIn, authorizeSomewhere } from '#app/domain/access/area.ts'
import { notFound } from '#app/domain/access/may-read.ts'
import { refusalWithout, refuse } from '#app/domain/access/refusal.ts'
import { returnFollowers } from '#app/domain/following/transfer-followers.server.ts'
import { withdrawAcceptance } from '#app/domain/threads/answers/change-acceptance.server.ts'
import { lockDuplicates, recomputeOriginals } from '#app/domain/threads/store/duplicates.server.ts'
import { returnMeToo } from '#app/domain/threads/store/me-too.server.ts'
import { countTags } from '#app/domain/threads/store/tags.server.ts'
import { threadForUpdate, threadsForUpdate, updateThread } from '#app/domain/threads/store/threads.server.ts'
import {
  returnPosts,
  endTransfer,
  findTransfer,
  copyOpeningState,
  transferRemaining,
} from '#app/domain/threads/store/transfers.server.ts'
import { responseKind, type Thread } from '#app/domain/threads/thread.ts'
import { transferAcceptance } from './merge-thread.server.ts'
import { recount } from './recount.server.ts'
import { transferShape, type TransferDetails } from './transfer.ts'

/**
 * Undoes a merge or a split. Posts written since stay where their readers are: after a merge in the target (comments on
 * a post that returns go with it), after a split they return too. Twice changes nothing. Records `thread.unmerged` or
 * `thread.rejoined`.
 * @throws not_found; not_now when one of the threads was merged, deleted or archived since: undo that first
 */
export async function undoTransfer(ctx: Ctx, { transferId }: { transferId: string }): Promise<{ threadId: string }> {
  authorizeSomewhere(ctx.actor, 'thread.organise')
  return ctx.write(async (tx) => {
    await lockDuplicates(tx)
    const transfer = await findTransfer(tx, transferId)
    if (transfer === undefined) throw notFound()
    if (transfer.undone_at !== null) return { threadId: transfer.from_thread_id }
    await threadsForUpdate(tx, [transfer.from_thread_id, transfer.to_thread_id])
    const [source, target] = [
      await threadForUpdate(tx, transfer.from_thread_id),
      await threadForUpdate(tx, transfer.to_thread_id),
    ]
    if (source === undefined || target === undefined) throw notFound()
    for (const { category_id } of [source, target])
      refuse(ctx.actor, refusalWithout(actorIn(ctx.actor, category_id), 'thread.organise'))
    // A later merge of the target must be undone first: its posts are no longer there.
    if (target.merged_into_id !== null || source.archived_at !== null || target.archived_at !== null)
      throw new DomainError('not_now', 'posts.errors.undoLater')
    if (transfer.kind === 'split' && source.merged_into_id !== null)
      throw new DomainError('not_now', 'posts.errors.undoLater')
    const details = transferShape.parse(JSON.parse(transfer.details))
    await (transfer.kind === 'merge'
      ? unmerge(tx, source, target, details, transfer.at)
      : rejoin(tx, source, target, details))
    for (const { id } of [source, target]) {
      await recomputeOriginals(tx, id)
      await recount(tx, id)
    }
    await endTransfer(tx, transfer.id)
    const by = tx.actor.memberId
    if (transfer.kind === 'merge')
      await tx.record('thread.unmerged', { threadId: source.id, fromThreadId: target.id, transferId, by })
    else await tx.record('thread.rejoined', { threadId: source.id, newThreadId: target.id, transferId, by })
    await audit(tx, {
      action: transfer.kind === 'merge' ? 'thread.unmerge' : 'thread.rejoin',
      subjectType: 'thread',
      subjectId: source.id,
      before: target.id,
    })
    return { threadId: source.id }
  })
}

async function unmerge(
  tx: Tx,
  source: Thread,
  target: Thread,
  details: TransferDetails,
  mergedAt: Instant,
): Promise<void> {
  await returnPosts(tx, source.id, target.id, details.posts)
  const returned = await returnMeToo(tx, target.id, details.meToo)
  await updateThread(tx, target.id, { me_too_count: target.me_too_count - returned })
  await returnFollowers(tx, target.id, details.followers, mergedAt)
  if (target.accepted_post_id !== null && details.posts.some(({ id }) => id === target.accepted_post_id)) {
    // A question has one accepted answer: where the source kept its own, the later acceptance is withdrawn.
    await (source.accepted_post_id === null
      ? transferAcceptance(tx, target, source.id)
      : withdrawAcceptance(tx, target))
  }
  if ((await copyOpeningState(tx, source)) === 'visible') await countTags(tx, source.id, 1)
}

/** Empties the split-off thread and makes its address lead back. */
async function rejoin(tx: Tx, source: Thread, target: Thread, details: TransferDetails): Promise<void> {
  await returnPosts(tx, source.id, target.id, details.posts)
  await transferRemaining(tx, target.id, { threadId: source.id, kind: responseKind(source.kind) })
  if (target.state === 'visible') await countTags(tx, target.id, -1)
  await updateThread(tx, target.id, { state: 'deleted', merged_into_id: source.id })
}
