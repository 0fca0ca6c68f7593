import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { appealableDays, waitingStates } from '#app/domain/moderation/appeals/appeal.ts'
import { decisionNotFound } from '#app/domain/moderation/decisions/decision.ts'
import { appealOf } from '#app/domain/moderation/queries/appeals.server.ts'
import { keptDecision } from '#app/domain/moderation/queries/decisions.server.ts'
import { ownDecisionView } from './decision-view.ts'
import { linesFor } from './rule-lines.server.ts'

export type OwnAppeal = NonNullable<Awaited<ReturnType<typeof myDecisionPage>>['appeal']>

/** A decision about the reader with their appeal. @throws not_found for decisions about others, and for reversals */
export async function myDecisionPage(ctx: Ctx, id: string) {
  const memberId = signedIn(ctx.actor)
  const [decision, appeal] = await Promise.all([keptDecision(ctx.read, id), appealOf(ctx.read, id)])
  if (decision === null || decision.member_id !== memberId || decision.reverses_id !== null) throw decisionNotFound()
  const lastDay = plus(decision.at, { days: appealableDays })
  return {
    decision: ownDecisionView(decision, await linesFor(ctx, [decision])),
    mayAppeal: appeal === null && decision.reversed === null && lastDay >= ctx.now(),
    lastDay,
    appeal:
      appeal === null
        ? null
        : {
            id: appeal.id,
            state: appeal.state,
            waits: waitingStates.includes(appeal.state),
            ground: appeal.ground,
            body: appeal.body,
            at: appeal.at,
            dueAt: appeal.due_at,
            question: appeal.question,
            askedAt: appeal.asked_at,
            reply: appeal.reply,
            repliedAt: appeal.replied_at,
            decidedAt: appeal.decided_at,
            reason: appeal.reason,
          },
  }
}
