import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { ownNotification } from './queries/list.server.ts'
import { markRead } from './store/notifications.server.ts'

/**
 * Marks one of the reader's notifications as read; twice changes nothing. Records nothing: reading is private.
 * @throws not_found for another member's, and for one whose subject the reader may no longer know of
 */
export async function readNotification(ctx: Ctx, { id }: { id: string }): Promise<void> {
  const memberId = signedIn(ctx.actor)
  await ctx.write(
    async (tx) => {
      if (!(await ownNotification(tx, id))) throw new DomainError('not_found', 'errors.notFound')
      await markRead(tx, memberId, [id])
    },
    { unseen: true },
  )
}
