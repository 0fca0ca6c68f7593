import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { readable } from '#app/domain/access/may-read.ts'
import type { PinInput } from '#app/domain/threads/input.ts'
import { threadForUpdate, updateThread } from '#app/domain/threads/store/threads.server.ts'
import { refuseWhenArchived, type Thread } from '#app/domain/threads/thread.ts'

/**
 * Shows a thread first on the first page of every list, or of the list of its category, until an instant or until it is
 * unpinned. The same again changes nothing. Records `thread.pinned`.
 * @throws invalid on `until` when that is not ahead
 */
export async function pinThread(ctx: Ctx, { threadId, scope, until }: PinInput): Promise<Thread> {
  authorize(ctx.actor, 'thread.pin')
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    if (thread.state !== 'visible') throw new DomainError('not_now', 'threads.errors.notVisible')
    refuseWhenArchived(thread)
    if (until !== null && until <= tx.at)
      throw new DomainError('invalid', 'posts.errors.pinPast', { fields: { until: { key: 'posts.errors.pinPast' } } })
    if (thread.pinned_in === scope && thread.pinned_until === until) return thread
    const values = { pinned_in: scope, pinned_at: tx.at, pinned_until: until }
    await updateThread(tx, threadId, values)
    await tx.record('thread.pinned', { threadId, scope, by: tx.actor.memberId })
    await audit(tx, {
      action: 'thread.pin',
      subjectType: 'thread',
      subjectId: threadId,
      before: thread.pinned_in,
      after: { scope, until },
    })
    return { ...thread, ...values }
  })
}
