import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError, notFound } from '#app/core/errors.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { pauseOf } from './queries/pauses.server.ts'
import { liftPauses } from './store/pauses.server.ts'

/** Lets a member flag again before the time is over. Changes nothing when it is not paused. Audited. @throws not_found */
export async function resumeFlagging(ctx: Ctx, { handle }: { handle: string }): Promise<void> {
  authorize(ctx.actor, 'sanction.give')
  const member = await memberByHandle(ctx, handle)
  if (member === null) throw notFound()
  if (member.id === ctx.actor.memberId) throw new DomainError('forbidden', 'moderation.errors.own')
  await ctx.write(async (tx) => {
    const pause = await pauseOf(tx.db, member.id, tx.at)
    if (pause === null) return
    await liftPauses(tx, member.id)
    await audit(tx, {
      action: 'flag.resume',
      subjectType: 'member',
      subjectId: member.id,
      before: { until: pause.until_at },
    })
  })
}
