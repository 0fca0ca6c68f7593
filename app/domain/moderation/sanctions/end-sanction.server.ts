import { audit } from '#app/core/audit.server.ts'
import { refuseTransition } from '#app/core/state-machine.ts'
import type { Tx } from '#app/core/write.server.ts'
import { updateSanction } from '#app/domain/moderation/store/sanctions.server.ts'
import type { ModerationDecisionTable, SanctionTable } from '#db/schema/moderation.ts'
import { recomputeStanding } from './recompute-standing.server.ts'
import { sanctionActs, sanctionRefusals, sanctionStateAt } from './sanction.ts'

/**
 * The part of `reverseDecisionIn` that ends a sanction before its time. Audited; records `sanction.lifted`.
 * @throws forbidden for one's own; not_now when it is lifted already; invalid without a reason
 */
export async function endSanctionIn(
  tx: Tx,
  sanction: SanctionTable,
  { reason, how }: { reason: string; how: NonNullable<ModerationDecisionTable['reversal']> },
): Promise<void> {
  const { id, member_id: memberId, kind } = sanction
  const party = memberId === tx.actor.memberId ? 'member' : 'moderator'
  refuseTransition(
    sanctionActs,
    'lift',
    { state: sanctionStateAt(sanction, tx.at), party, note: reason },
    sanctionRefusals,
  )
  await updateSanction(tx, id, { lifted_at: tx.at, lifted_by: tx.actor.memberId, lift_reason: reason })
  await recomputeStanding(tx, memberId)
  await audit(tx, {
    action: 'sanction.lift',
    subjectType: 'member',
    subjectId: memberId,
    before: { sanctionId: id, kind, untilAt: sanction.until_at },
    reason,
  })
  await tx.record('sanction.lifted', { sanctionId: id, memberId, kind, how, by: tx.actor.memberId })
}
