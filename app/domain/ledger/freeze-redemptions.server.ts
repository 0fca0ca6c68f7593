import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { lastReconciliations, openFreeze } from './queries/checks.server.ts'
import { endFreeze, insertFreeze } from './store/checks.server.ts'

/**
 * Freezes redemption by hand. Audited; changes nothing when it is frozen already.
 * @throws forbidden
 */
export async function freezeRedemptions(ctx: Ctx, { reason }: { reason: string }): Promise<void> {
  authorize(ctx.actor, 'ledger.administer')
  await ctx.write(async (tx) => {
    await tx.dialect.lockNamed(tx.db, 'redemption-freeze')
    if ((await openFreeze(tx.db)) !== null) return
    const id = await insertFreeze(tx, { byMemberId: tx.actor.memberId, reason })
    await audit(tx, {
      action: 'redemption.freeze',
      subjectType: 'redemption-freeze',
      subjectId: id,
      after: { frozen: true },
      reason,
    })
  })
}

/**
 * Ends the freeze of redemption. Audited.
 * @throws forbidden; not_now while the last check of the ledger found a difference: it needs a repair and a clean
 *   check first
 */
export async function unfreezeRedemptions(ctx: Ctx, { reason }: { reason: string }): Promise<void> {
  authorize(ctx.actor, 'ledger.administer')
  await ctx.write(async (tx) => {
    await tx.dialect.lockNamed(tx.db, 'redemption-freeze')
    const freeze = await openFreeze(tx.db)
    if (freeze === null) return
    const [last] = await lastReconciliations(tx.db, 1)
    if (last !== undefined && last.finding_count > 0) throw new DomainError('not_now', 'ledger.errors.notClean')
    await endFreeze(tx, freeze.id, reason)
    await audit(tx, {
      action: 'redemption.unfreeze',
      subjectType: 'redemption-freeze',
      subjectId: freeze.id,
      before: { frozen: true },
      after: { frozen: false },
      reason,
    })
  })
}
