import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { endOfDay, isDay, toInstant } from '#app/core/time.ts'
import { authorizeSomewhere } from '#app/domain/access/area.ts'
import { readable } from '#app/domain/access/may-read.ts'
import { refuse } from '#app/domain/access/refusal.ts'
import type { PinInput } from '#app/domain/threads/input.ts'
import { threadForUpdate, updateThread } from '#app/domain/threads/store/threads.server.ts'
import type { Thread } from '#app/domain/threads/thread.ts'
import { refusalToTransition, transitions } from './transitions.ts'

/**
 * Shows a thread first on the first page of every list, or of the list of its category, until an instant or until it is
 * unpinned. Twice changes nothing. Records `thread.pinned`.
 * @throws not_found; forbidden; not_now for what is hidden, deleted or archived; invalid on `until` when it has passed
 */
export async function pinThread(ctx: Ctx, { threadId, scope, until: given }: PinInput): Promise<Thread> {
  const { permission, event, action } = transitions.pin
  authorizeSomewhere(ctx.actor, permission)
  return ctx.write(async (tx) => {
    const thread = readable(ctx.actor, await threadForUpdate(tx, threadId))
    refuse(ctx.actor, refusalToTransition(ctx.actor, thread, 'pin'))
    // Who moderates a category orders that category, not every list of the site.
    if (scope === 'site') authorize(ctx.actor, permission)
    const until = given === null ? null : isDay(given) ? endOfDay(given, tx.setting('site.timeZone')) : toInstant(given)
    if (until !== null && until <= tx.at)
      throw new DomainError('invalid', 'posts.errors.pinPast', { fields: { until: { key: 'posts.errors.pinPast' } } })
    if (thread.pinned_in === scope && thread.pinned_until === until) return thread
    const values = { pinned_in: scope, pinned_at: tx.at, pinned_until: until }
    await updateThread(tx, threadId, values)
    await tx.record(event, { threadId, scope, by: tx.actor.memberId })
    await audit(tx, {
      action,
      subjectType: 'thread',
      subjectId: threadId,
      before: thread.pinned_in,
      after: { scope, until },
    })
    return { ...thread, ...values }
  })
}
