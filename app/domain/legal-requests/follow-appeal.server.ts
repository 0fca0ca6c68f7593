import type { Tx } from '#app/core/write.server.ts'
import { findAppeal } from '#app/domain/moderation/queries/appeals.server.ts'
import { findDecision } from '#app/domain/moderation/queries/decisions.server.ts'
import type { RecordedEvent } from '#app/registry/events.ts'
import { hideSubjectIn } from './hide-subject.server.ts'
import { outOfSight } from './legal-request.ts'
import { moveRequestIn } from './move-request.server.ts'
import { requestOfDecision } from './queries/legal-requests.server.ts'

/** An appeal against a temporary measure is the author's objection to the request. */
export async function objectToRequest(
  tx: Tx,
  { type, payload }: RecordedEvent<'appeal.opened' | 'appeal.withdrawn'>,
): Promise<void> {
  const request = await requestOfDecision(tx.db, payload.decisionId)
  if (type === 'appeal.opened' && request?.state === 'hidden')
    await moveRequestIn(tx, request, 'object', { party: 'author' })
  if (type === 'appeal.withdrawn' && request?.state === 'objected')
    await moveRequestIn(tx, request, 'giveUp', { party: 'author' })
}

/**
 * An objection that was not granted: it stays hidden beyond the temporary measure, by a decision of its own, which
 * its author is told of. A granted one reverses the decision.
 */
export async function keepAfterAppeal(tx: Tx, { payload }: RecordedEvent<'appeal.decided'>): Promise<void> {
  if (payload.decision !== 'upheld') return
  const request = await requestOfDecision(tx.db, payload.decisionId)
  if (request?.state !== 'objected') return
  const [first, appeal] = [await findDecision(tx.db, payload.decisionId), await findAppeal(tx.db, payload.appealId)]
  if (first === null || appeal === null) return
  // Under the review item of the request: an appeal against this one is about both, and not for who made either.
  const decisionId = await hideSubjectIn(tx, request, {
    rule: first.rule,
    facts: appeal.reason,
    law: first.law,
    source: 'notice',
    reviewItemId: request.review_item_id,
  })
  await moveRequestIn(tx, request, 'keep', { party: 'moderator', note: appeal.reason, decision_id: decisionId })
}

/** A decision that was undone, whatever the way, shows it again and ends the request. */
export async function restoreAfterReversal(tx: Tx, { payload }: RecordedEvent<'decision.made'>): Promise<void> {
  if (payload.restriction !== 'none') return
  const reversal = await findDecision(tx.db, payload.decisionId)
  if (reversal === null || reversal.reverses_id === null) return
  const request = await requestOfDecision(tx.db, reversal.reverses_id)
  if (request === null || !outOfSight.includes(request.state)) return
  await moveRequestIn(tx, request, 'restore', { party: 'moderator', note: reversal.facts, ended_at: tx.at })
}
