import type { Ctx } from '#app/core/context.server.ts'
import { openPace } from '#app/core/pace.server.ts'
import type { LaterJob } from '#app/core/write.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { membersToldOf } from './queries/events.server.ts'
import { setNewestAt } from './store/notifications.server.ts'

/** Members of one transaction. */
const mostPerWrite = 500

/** The reaction to a post that was removed or restored. */
export function redateNotificationsLater({
  payload: { postId },
}: RecordedEvent<'post.removed' | 'post.restored'>): LaterJob {
  return { job: 'redate-notifications', payload: { postId }, dedupe: postId }
}

/**
 * Notifications that tell of this post among others stand in the list by what is left of them: a removed answer must not
 * keep its group at the top, which would say that something came. In pages of several hundred members.
 */
export async function redateNotifications(ctx: Ctx, { postId }: { postId: string }): Promise<void> {
  const pace = openPace({ most: mostPerWrite, first: 100, unseen: true })
  await pace.writeAll(ctx, await membersToldOf(ctx.read, postId), (tx, ids) => setNewestAt(tx, postId, ids))
}
