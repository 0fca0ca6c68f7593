import { audit } from '#app/core/audit.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { authorizeSomewhere } from '#app/domain/access/area.ts'
import { mayRead, readable } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import { transferFollowers } from '#app/domain/following/transfer-followers.server.ts'
import type { MergeInput } from '#app/domain/threads/input.ts'
import { findThread } from '#app/domain/threads/queries/posts.server.ts'
import { lockDuplicates, recomputeOriginals } from '#app/domain/threads/store/duplicates.server.ts'
import { transferMeToo } from '#app/domain/threads/store/me-too.server.ts'
import { countTags } from '#app/domain/threads/store/tags.server.ts'
import { threadForUpdate, threadsForUpdate, updateThread } from '#app/domain/threads/store/threads.server.ts'
import { transferPosts, insertTransfer, postsToTransfer } from '#app/domain/threads/store/transfers.server.ts'
import { responseKind, type Thread } from '#app/domain/threads/thread.ts'
import { refusalToOrganise } from './organising.ts'
import { recount } from './recount.server.ts'
import type { TransferDetails } from './transfer.ts'

/**
 * Merges a thread into another one: all its posts go there, and its address leads there from then on. Votes, revisions
 * and what the posts earned stay with them. The opening post becomes a comment on the other question, or a reply in any
 * other kind of thread. The acceptance of the target stays; where it has none, that of the source goes along. Followers
 * of the source follow the target, and bookmarks stay on their posts. Closed duplicates of the source lead to the target;
 * a target that was closed as a duplicate of the source is open. Twice changes nothing. Records `thread.merged`.
 * @throws invalid on `into` when there is no such thread of the same kind, or it is this one; not_now for what is
 * deleted or archived
 */
export async function mergeThread(ctx: Ctx, { threadId, into }: MergeInput): Promise<Thread> {
  authorizeSomewhere(ctx.actor, 'thread.organise')
  return ctx.write(async (tx) => {
    await lockDuplicates(tx)
    await threadsForUpdate(tx, [threadId, into])
    const source = readable(ctx.actor, await threadForUpdate(tx, threadId))
    if (source.merged_into_id === into) return readable(ctx.actor, await findThread(tx.db, into))
    const target = await threadForUpdate(tx, into)
    refuseUnfit(ctx, source, target)
    refuse(ctx.actor, refusalToOrganise(ctx.actor, source) ?? refusalToOrganise(ctx.actor, target))
    const details: TransferDetails = {
      posts: await postsToTransfer(tx, source.id),
      meToo: await transferMeToo(tx, source.id, target),
      followers: await transferFollowers(tx, source.id, target.id),
      acceptance: source.accepted_post_id !== null && target.accepted_post_id === null,
    }
    await transferPosts(
      tx,
      source,
      target,
      responseKind(target.kind) === 'answer'
        ? { kind: 'comment', parentId: target.opening_post_id }
        : { kind: 'reply', parentId: null },
    )
    if (details.acceptance) await transferAcceptance(tx, source, target.id)
    await countTags(tx, source.id, -1)
    await updateThread(tx, target.id, { me_too_count: target.me_too_count + details.meToo.length })
    await updateThread(tx, source.id, { state: 'deleted', merged_into_id: target.id })
    await recomputeOriginals(tx, source.id)
    await recount(tx, target.id)
    await recount(tx, source.id)
    const transferId = await insertTransfer(tx, {
      id: newId('transfer', msOf(tx.at)),
      kind: 'merge',
      from_thread_id: source.id,
      to_thread_id: target.id,
      details: JSON.stringify(details),
    })
    await tx.record('thread.merged', {
      threadId: source.id,
      intoThreadId: target.id,
      transferId,
      by: tx.actor.memberId,
    })
    await audit(tx, {
      action: 'thread.merge',
      subjectType: 'thread',
      subjectId: source.id,
      after: { into: target.id, posts: details.posts.length },
    })
    return target
  })
}

/**
 * Transfers the acceptance from one thread to another; its event stays, so what it earned stays too.
 */
export async function transferAcceptance(tx: Tx, from: Thread, toThreadId: string): Promise<void> {
  const {
    accepted_post_id,
    accepted_at,
    accepted_by,
    accepted_event_id,
    outdated,
    outdated_version,
    rechecked_version,
  } = from
  await updateThread(tx, toThreadId, {
    accepted_post_id,
    accepted_at,
    accepted_by,
    accepted_event_id,
    outdated,
    outdated_version,
    rechecked_version,
  })
  await updateThread(tx, from.id, {
    accepted_post_id: null,
    accepted_at: null,
    accepted_by: null,
    accepted_event_id: null,
    outdated: null,
    outdated_version: null,
    rechecked_version: null,
  })
}

function refuseUnfit(ctx: Ctx, source: Thread, target: Thread | undefined): asserts target is Thread {
  const refusal = (key: string): DomainError => new DomainError('invalid', key, { fields: { into: { key } } })
  if (target === undefined || target.state !== 'visible' || !mayRead(ctx.actor, target))
    throw refusal('posts.errors.unknownTarget')
  if (target.id === source.id) throw refusal('posts.errors.mergeItself')
  if (responseKind(target.kind) !== responseKind(source.kind)) throw refusal('posts.errors.mergeKinds')
}
