import { audit } from '#app/core/audit.server.ts'
import { authorize, can } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { DomainError } from '#app/core/errors.ts'
import { newId } from '#app/core/ids.ts'
import { msOf, plus } from '#app/core/time.ts'
import type { Tx } from '#app/core/write.server.ts'
import { memberForUpdate, rolesOf } from '#app/domain/accounts/queries/identities.server.ts'
import { recordDecisionIn, type NewDecision } from '#app/domain/moderation/decisions/record-decision.server.ts'
import type { SanctionInput } from '#app/domain/moderation/input.ts'
import { sanctionsOf } from '#app/domain/moderation/queries/sanctions.server.ts'
import { insertSanction } from '#app/domain/moderation/store/sanctions.server.ts'
import type { MemberTable } from '#db/schema/accounts.ts'
import type { SanctionTable } from '#db/schema/moderation.ts'
import { ladderStep } from './ladder.ts'
import { recomputeStanding } from './recompute-standing.server.ts'
import { hasEnd } from './sanction.ts'

/**
 * Warns, silences, suspends or bans a member, from now on and on every surface.
 * @throws not_found; forbidden for oneself, and for staff and moderators unless an admin does it
 */
export async function giveSanction(ctx: Ctx, handle: string, input: SanctionInput): Promise<SanctionTable> {
  authorize(ctx.actor, 'sanction.give')
  return ctx.write(async (tx) => {
    const member = await memberForUpdate(tx, handle)
    if (member === null) throw new DomainError('not_found', 'errors.notFound')
    return giveSanctionIn(tx, member, input)
  })
}

type Circumstances = Pick<NewDecision, 'source' | 'detectedAutomatically' | 'reviewItemId' | 'templateId'>

/** The same in the transaction of the decision on a review item. `member` is locked. Audited. */
export async function giveSanctionIn(
  tx: Tx,
  member: MemberTable,
  { kind, hours, rule, reason, law, evidence }: SanctionInput,
  circumstances: Circumstances = {},
): Promise<SanctionTable> {
  if (member.id === tx.actor.memberId) throw new DomainError('forbidden', 'moderation.errors.own')
  const roles = await rolesOf(tx.db, member.id)
  if (roles.length > 0 && !can(tx.actor, 'member.administer'))
    throw new DomainError('forbidden', 'moderation.errors.staff')

  const lasts = hasEnd(kind) ? (hours ?? ladderStep(await sanctionsOf(tx.db, member.id), tx.at).hours) : null
  const untilAt = lasts === null ? null : plus(tx.at, { hours: lasts })
  const decisionId = await recordDecisionIn(tx, {
    ...circumstances,
    restriction: kind,
    subject: { type: 'member', id: member.id, contentType: 'account', at: member.joined_at, locale: null },
    memberId: member.id,
    rule,
    facts: reason,
    law,
    untilAt,
    locale: member.locale ?? tx.setting('site.language'),
  })
  const sanction: SanctionTable = {
    id: newId('sanction', msOf(tx.at)),
    decision_id: decisionId,
    member_id: member.id,
    kind,
    evidence: JSON.stringify(evidence),
    from_at: tx.at,
    until_at: untilAt,
    acknowledged_at: null,
    expired_at: null,
    lifted_at: null,
    lifted_by: null,
    lift_reason: '',
  }
  await insertSanction(tx, sanction)
  await recomputeStanding(tx, member.id)
  if (untilAt !== null) await tx.schedule('end-sanctions', {}, { runAt: untilAt })
  await audit(tx, {
    action: 'sanction.give',
    subjectType: 'member',
    subjectId: member.id,
    after: { sanctionId: sanction.id, kind, rule, untilAt },
    reason,
  })
  await tx.record('sanction.given', {
    sanctionId: sanction.id,
    memberId: member.id,
    kind,
    untilAt: untilAt ?? '',
    by: tx.actor.memberId,
  })
  return sanction
}
