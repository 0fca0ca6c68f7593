import { authorize } from '#app/core/authorize.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Reading } from '#app/core/reading.ts'
import { plus } from '#app/core/time.ts'
import { guidelineRules } from '#app/domain/documents/document-page.server.ts'
import { decideReviewItem } from '#app/domain/review/decide-review-item.server.ts'
import { generalRule } from '#app/registry/community-rules.ts'
import { legalGround, temporaryDays, type LegalGroundKey } from '#app/registry/legal-grounds.ts'
import { hideSubjectIn } from './hide-subject.server.ts'
import { requestNotFound } from './legal-request.ts'
import { moveRequestIn } from './move-request.server.ts'
import { requestForUpdate } from './store/legal-requests.server.ts'

/** What a moderator decides about a request; `note` is read by who asked and by the author. */
export type LegalDecision = { decision: 'hide' | 'remove' | 'refuse'; note: string; law: string }

/**
 * Decides a legal request: `hide` hides what it is about for thirty days, `remove` for good, `refuse` leaves it. The author gets
 * the statement of reasons, with the law and the way to object; the requester the answer with the ways that are left.
 * Records `legalRequest.moved`, `review.decided`.
 * @throws not_found; forbidden for the author; conflict when it is decided; invalid without a reason
 */
export async function decideLegalRequest(
  ctx: Ctx,
  item: { id: string; subject_id: string },
  { decision, note, law }: LegalDecision,
): Promise<void> {
  authorize(ctx.actor, 'content.moderate')
  await ctx.write(async (tx) => {
    await decideReviewItem(tx, { itemId: item.id, decision, note })
    const request = await requestForUpdate(tx, item.subject_id)
    if (request === null) throw requestNotFound()
    const answer = { party: 'moderator' as const, note: note.trim(), decided_at: tx.at }
    if (decision === 'refuse') return moveRequestIn(tx, request, 'refuse', answer)
    const untilAt = decision === 'hide' ? plus(tx.at, { days: temporaryDays }) : null
    const decisionId = await hideSubjectIn(tx, request, {
      rule: await ruleOfGround(tx, request.ground),
      facts: note.trim(),
      law,
      untilAt,
      source: 'notice',
      reviewItemId: item.id,
    })
    await moveRequestIn(tx, request, decision, { ...answer, until_at: untilAt, decision_id: decisionId })
  })
}

/** The rule of the guidelines in force that the ground breaks; the guidelines as a whole where they have none. */
export async function ruleOfGround(
  from: Pick<Reading, 'read' | 'setting' | 'now'>,
  ground: LegalGroundKey,
): Promise<string> {
  const { rule } = legalGround(ground)
  const { rules } = await guidelineRules(from, from.setting('site.language'))
  return rules.some(({ key }) => key === rule) ? rule : generalRule
}
