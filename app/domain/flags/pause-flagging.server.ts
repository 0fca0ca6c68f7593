import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf, plus } from '#app/core/time.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { pauseOf } from './queries/pauses.server.ts'
import { insertPause } from './store/pauses.server.ts'

/**
 * Keeps a member from flagging for some days, with a reason that they read. Flags that wait stay. Audited.
 * @throws not_found; forbidden, also for oneself; not_now while it is paused already
 */
export async function pauseFlagging(
  ctx: Ctx,
  { handle, days, reason }: { handle: string; days: number; reason: string },
): Promise<void> {
  authorize(ctx.actor, 'sanction.give')
  const member = await memberByHandle(ctx, handle)
  if (member === null) throw notFound()
  if (member.id === ctx.actor.memberId) throw new DomainError('forbidden', 'moderation.errors.own')
  await ctx.write(async (tx) => {
    if ((await pauseOf(tx.db, member.id, tx.at)) !== null)
      throw new DomainError('not_now', 'flags.errors.pausedAlready')
    const until = plus(tx.at, { days })
    await insertPause(tx, {
      id: newId('flagPause', msOf(tx.at)),
      member_id: member.id,
      reason,
      by_id: tx.actor.memberId,
      at: tx.at,
      until_at: until,
      lifted_at: null,
      lifted_by: null,
    })
    await audit(tx, {
      action: 'flag.pause',
      subjectType: 'member',
      subjectId: member.id,
      after: { until },
      reason,
    })
  })
}
