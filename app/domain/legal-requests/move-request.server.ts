import { refuseTransition } from '#app/core/state-machine.ts'
import type { Tx } from '#app/core/write.server.ts'
import type { LegalRequestTable } from '#db/schema/legal-requests.ts'
import {
  legalRequestActs,
  legalRequestRefusals,
  type LegalParty,
  type LegalRequest,
  type LegalRequestAct,
} from './legal-request.ts'
import { updateRequest } from './store/legal-requests.server.ts'

/**
 * Brings a request to another state by a row of its table. Records `legalRequest.moved`, from which the requester is
 * told. @throws not_now in another state; invalid without a note that is needed
 */
export async function moveRequestIn(
  tx: Tx,
  request: LegalRequest,
  act: LegalRequestAct,
  { party, ...values }: { party: LegalParty } & Partial<LegalRequestTable>,
): Promise<void> {
  const attempt = { state: request.state, party, note: values.note ?? '' }
  refuseTransition(legalRequestActs, act, attempt, legalRequestRefusals)
  const { to: state } = legalRequestActs[act]
  await updateRequest(tx, request.id, { ...values, state })
  await tx.record('legalRequest.moved', { requestId: request.id, state })
}
