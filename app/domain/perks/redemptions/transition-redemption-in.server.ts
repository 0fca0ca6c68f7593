import type { Tx } from '#app/core/write.server.ts'
import { insertRedemptionEvent, redemptionForUpdate, updateRedemption } from '#app/domain/perks/store/perks.server.ts'
import { redemptionTransitions, refuseRedemptionAct, type RedemptionAct } from './redemption-transitions.ts'
import { redemptionNotFound, redemptionParty, type Redemption } from './redemption.ts'

/**
 * The locked redemption, once it is certain that this actor may carry out the act now.
 * @throws not_found for actors it does not concern; forbidden, not_now or invalid as `refuseRedemptionAct`
 */
export async function redemptionForAct(tx: Tx, id: string, act: RedemptionAct, note: string): Promise<Redemption> {
  const redemption = await redemptionForUpdate(tx, id)
  const party = redemption === undefined ? null : redemptionParty(tx.actor, redemption)
  if (redemption === undefined || party === null) throw redemptionNotFound()
  refuseRedemptionAct(redemption, act, party, note)
  return redemption
}

/**
 * Carries out a row of `redemptionTransitions` on a locked redemption: the columns, the line in its history, the event
 * of the row. Points and stock are the caller's. @param values columns besides the state; the deadline ends without one
 * @returns the redemption, and the id of the event
 * @throws forbidden, not_now or invalid as `refuseRedemptionAct`
 */
export async function transitionRedemptionIn(
  tx: Tx,
  redemption: Redemption,
  act: RedemptionAct,
  note = '',
  values: Partial<Redemption> = {},
): Promise<{ redemption: Redemption; eventId: string }> {
  refuseRedemptionAct(redemption, act, redemptionParty(tx.actor, redemption), note)
  const { to, event } = redemptionTransitions[act]
  const changes = { deadline_at: null, ...values, state: to, moved_at: tx.at }
  await updateRedemption(tx, redemption.id, changes)
  await insertRedemptionEvent(tx, { redemption_id: redemption.id, from_state: redemption.state, to_state: to, note })
  const eventId = await tx.record(event, {
    redemptionId: redemption.id,
    perkId: redemption.perk_id,
    memberId: redemption.member_id,
    cost: redemption.cost,
  })
  return { redemption: { ...redemption, ...changes }, eventId }
}
