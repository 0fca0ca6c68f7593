import type { Tx } from '#app/core/write.server.ts'
import { insertRedemptionEvent, redemptionForUpdate, updateRedemption } from '#app/domain/perks/store/perks.server.ts'
import {
  redemptionTransitions,
  redemptionNotFound,
  redemptionParty,
  refuseRedemptionAct,
  type Redemption,
  type RedemptionAct,
} from './redemption.ts'

/**
 * The locked redemption, once it is certain that this actor may do this to it now.
 * @throws not_found for everybody it does not concern; forbidden, not_now, invalid as `refuseRedemptionMove`
 */
export async function redemptionForAct(tx: Tx, id: string, act: RedemptionAct, note: string): Promise<Redemption> {
  const redemption = await redemptionForUpdate(tx, id)
  const party = redemption === undefined ? null : redemptionParty(tx.actor, redemption)
  if (redemption === undefined || party === null) throw redemptionNotFound()
  refuseRedemptionAct(redemption, act, party, note)
  return redemption
}

/** Moves a locked redemption on: the row, the line in its history, the event. The only way to another state. */
export async function transitionRedemption(
  tx: Tx,
  redemption: Redemption,
  act: RedemptionAct,
  note = '',
  values: Partial<Redemption> = {},
): Promise<{ redemption: Redemption; eventId: string }> {
  refuseRedemptionAct(redemption, act, redemptionParty(tx.actor, redemption) ?? 'rules', note)
  const { to, event } = redemptionTransitions[act]
  const change = { deadline_at: null, ...values, state: to, moved_at: tx.at }
  await updateRedemption(tx, redemption.id, change)
  await insertRedemptionEvent(tx, { redemption_id: redemption.id, from_state: redemption.state, to_state: to, note })
  const eventId = await tx.record(event, {
    redemptionId: redemption.id,
    perkId: redemption.perk_id,
    memberId: redemption.member_id,
    cost: redemption.cost,
  })
  return { redemption: { ...redemption, ...change }, eventId }
}
