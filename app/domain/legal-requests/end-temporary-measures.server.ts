import type { Ctx } from '#app/core/context.server.ts'
import { closeAppealIn } from '#app/domain/moderation/appeals/close-appeal.server.ts'
import { reverseDecisionIn } from '#app/domain/moderation/decisions/reverse-decision.server.ts'
import { findDecision, isReversed } from '#app/domain/moderation/queries/decisions.server.ts'
import { translator } from '#app/i18n/index.ts'
import { moveRequestIn } from './move-request.server.ts'
import { endedMeasures } from './queries/legal-requests.server.ts'
import { requestForUpdate } from './store/legal-requests.server.ts'

const perRun = 100

/**
 * Shows what temporary measures hid whose time is over; an objection that was not decided by then has what it asked for.
 * Author and requester are told. @returns how many ended
 */
export async function endTemporaryMeasures(ctx: Ctx): Promise<number> {
  const ids = await endedMeasures(ctx.read, ctx.now(), perRun)
  for (const id of ids)
    await ctx.write(async (tx) => {
      const request = await requestForUpdate(tx, id)
      if (request?.state !== 'hidden' && request?.state !== 'objected') return
      await moveRequestIn(tx, request, 'end', { party: 'site', ended_at: tx.at })
      const decision = request.decision_id === null ? null : await findDecision(tx.db, request.decision_id)
      if (decision === null || (await isReversed(tx.db, decision.id))) return
      await closeAppealIn(tx, decision.id)
      await reverseDecisionIn(tx, decision.id, {
        how: 'lifted',
        facts: translator(decision.locale)('requests.ended'),
      })
    })
  return ids.length
}
