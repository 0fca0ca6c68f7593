import { audit } from '#app/core/audit.server.ts'
import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { refuseTransition } from '#app/core/state-machine.ts'
import type { Tx } from '#app/core/write.server.ts'
import { reverseDecisionRecord } from '#app/domain/moderation/decisions/reverse-decision.server.ts'
import { sanctionForUpdate, updateSanction } from '#app/domain/moderation/store/sanctions.server.ts'
import type { ModerationDecisionTable, SanctionTable } from '#db/schema/moderation.ts'
import { recomputeStanding } from './recompute-standing.server.ts'
import { sanctionActs, sanctionNotFound, sanctionRefusals, sanctionStateAt } from './sanction.ts'

/**
 * Ends a sanction with a reason, which the member reads; it counts on no ladder any more.
 * @throws not_found; forbidden for one's own; not_now when it is lifted already; invalid without a reason
 */
export async function liftSanction(ctx: Ctx, { id, reason }: { id: string; reason: string }): Promise<SanctionTable> {
  authorize(ctx.actor, 'sanction.give')
  return ctx.write((tx) => liftSanctionIn(tx, { id, reason, how: 'lifted' }))
}

/** The same in the transaction of an appeal that succeeds, or of a decision that is undone. Audited. */
async function liftSanctionIn(
  tx: Tx,
  { id, reason, how }: { id: string; reason: string; how: NonNullable<ModerationDecisionTable['reversal']> },
): Promise<SanctionTable> {
  const sanction = await sanctionForUpdate(tx, id)
  if (sanction === undefined) throw sanctionNotFound()
  const party = sanction.member_id === tx.actor.memberId ? 'member' : 'moderator'
  refuseTransition(
    sanctionActs,
    'lift',
    { state: sanctionStateAt(sanction, tx.at), party, note: reason },
    sanctionRefusals,
  )

  const values = { lifted_at: tx.at, lifted_by: tx.actor.memberId, lift_reason: reason }
  await updateSanction(tx, id, values)
  await recomputeStanding(tx, sanction.member_id)
  await reverseDecisionRecord(tx, sanction.decision_id, { how, facts: reason })
  await audit(tx, {
    action: 'sanction.lift',
    subjectType: 'member',
    subjectId: sanction.member_id,
    before: { sanctionId: id, kind: sanction.kind, untilAt: sanction.until_at },
    reason,
  })
  await tx.record('sanction.lifted', {
    sanctionId: id,
    memberId: sanction.member_id,
    kind: sanction.kind,
    how,
    by: tx.actor.memberId,
  })
  return { ...sanction, ...values }
}
