import { signedIn } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { plus } from '#app/core/time.ts'
import { isAutomaticHold } from '#app/domain/flags/flag.ts'
import { findLook, type HeldType } from '#app/domain/flags/queries/edition.server.ts'
import { appealableDays, waitingStates } from '#app/domain/moderation/appeals/appeal.ts'
import { decisionNotFound } from '#app/domain/moderation/decisions/decision.ts'
import { appealOf } from '#app/domain/moderation/queries/appeals.server.ts'
import { keptDecision, type KeptDecision } from '#app/domain/moderation/queries/decisions.server.ts'
import { urls } from '#app/views/urls.ts'
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
    look: isAutomaticHold(decision) && decision.reversed === null ? await lookOf(ctx, decision) : null,
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

/** Where the author is with another look, and where they change the thing. null: there is none. */
async function lookOf(ctx: Ctx, decision: KeptDecision) {
  const look = await findLook(ctx.read, decision)
  return look === null ? null : { type: look.type, step: look.step, edit: pageToEdit[look.type](decision.subject_id) }
}

const pageToEdit: Record<HeldType, (id: string) => string> = {
  post: urls.editPost,
  story: urls.myStory,
  profile: urls.mySettings,
  picture: urls.pictures,
}
