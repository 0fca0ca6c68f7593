import type { Ctx } from '#app/core/context.server.ts'
import { openActs } from '#app/core/state-machine.ts'
import { authorCards } from '#app/domain/accounts/queries/members.server.ts'
import { memberFacts } from '#app/domain/perks/queries/facts.server.ts'
import { approvalsOf, billingFindings, redemptionFile } from '#app/domain/perks/queries/redemptions.server.ts'
import { redemptionTransitions } from '#app/domain/perks/redemptions/redemption-transitions.ts'
import { redemptionParty } from '#app/domain/perks/redemptions/redemption.ts'
import { redemptionRow } from './perk-views.server.ts'

type StaffAct = 'approve' | 'deny' | 'fulfil' | 'fail'

/** Everything staff need to decide about one redemption: what, who, who agreed, what happened, what billing said. */
export async function redemptionDesk(ctx: Ctx, id: string) {
  const { redemption, events } = await redemptionFile(ctx, id)
  const [facts, people, approvals, findings] = [
    await memberFacts(ctx.read, redemption.member_id),
    await authorCards(ctx, [redemption.member_id]),
    await approvalsOf(ctx.read, id),
    await billingFindings(ctx, id),
  ]
  const member = people.get(redemption.member_id)
  const own = redemption.member_id === ctx.actor.memberId
  const party = redemptionParty(ctx.actor, redemption)
  const agreed = approvals.some(({ staffId }) => staffId === ctx.actor.memberId)
  const acts =
    party === 'staff'
      ? openActs(redemptionTransitions, redemption.state, 'staff').filter(
          (act): act is StaffAct =>
            ['approve', 'deny', 'fulfil', 'fail'].includes(act) && !(act === 'approve' && agreed),
        )
      : []
  return {
    redemption: redemptionRow(ctx, redemption),
    own,
    acts,
    member: {
      name: member?.name ?? '',
      handle: member?.handle ?? '',
      joinedAt: facts.joinedAt,
      customerSince: facts.customerSince,
      tier: facts.tier,
      available: facts.available,
      debt: facts.debt,
    },
    approvals: approvals.map(({ staffId, name, at, note }) => ({ staffId, name, at, note })),
    lines: events.map(({ id: line, at, to_state, note, actorName }) => ({
      id: line,
      at,
      to_state,
      note,
      who: actorName,
    })),
    findings: findings.map(({ id: message, received_at, finding, body, settled_at, note }) => ({
      id: message,
      at: received_at,
      finding: finding ?? ('not_expected' as const),
      body,
      settledAt: settled_at,
      note,
    })),
  }
}

export type RedemptionDesk = Awaited<ReturnType<typeof redemptionDesk>>
