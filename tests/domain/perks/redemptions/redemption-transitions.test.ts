import { expect, test } from 'vitest'
import { isDomainError } from '#app/core/errors.ts'
import { openActs } from '#app/core/state-machine.ts'
import {
  redemptionTransitions,
  refuseRedemptionAct,
  type RedemptionAct,
} from '#app/domain/perks/redemptions/redemption-transitions.ts'
import { redemptionStates, type Party, type RedemptionState } from '#app/domain/perks/redemptions/redemption.ts'

const acts = Object.keys(redemptionTransitions) as RedemptionAct[]
const parties: readonly Party[] = ['member', 'staff', 'rules']

/** The whole machine, written a second time by hand: act → who from where. Whatever is not here must be refused. */
const allowed: Record<RedemptionAct, readonly `${Party}:${RedemptionState}`[]> = {
  approve: ['staff:requested', 'rules:requested'],
  deny: ['staff:requested'],
  cancel: ['member:requested'],
  begin: ['rules:approved'],
  fulfil: ['staff:fulfilling', 'rules:fulfilling'],
  fail: ['staff:approved', 'staff:fulfilling', 'rules:approved', 'rules:fulfilling'],
  timeOut: ['rules:requested', 'rules:approved', 'rules:fulfilling'],
  reopen: ['staff:fulfilling', 'staff:refunded'],
  refund: ['rules:denied', 'rules:cancelled', 'rules:failed', 'rules:timed_out'],
}

const every = acts.flatMap((act) =>
  parties.flatMap((party) => redemptionStates.map((state) => ({ act, party, state }))),
)

test.each(every)(
  '$act by $party from $state is allowed exactly when the programme says so',
  ({ act, party, state }) => {
    const expected = allowed[act].includes(`${party}:${state}`)
    let refused: unknown = null
    try {
      refuseRedemptionAct({ state }, act, party, 'because')
    } catch (error) {
      refused = error
    }
    if (expected) return expect(refused).toBeNull()
    expect(isDomainError(refused) && refused.kind).toBe(
      (redemptionTransitions[act].by as readonly Party[]).includes(party) ? 'not_now' : 'forbidden',
    )
    return undefined
  },
)

test('from fulfilled nothing leads on, and from refunded only the undoing of staff', () => {
  for (const party of parties) {
    expect(openActs(redemptionTransitions, 'fulfilled', party)).toEqual([])
    expect(openActs(redemptionTransitions, 'refunded', party)).toEqual(party === 'staff' ? ['reopen'] : [])
  }
})

test('every way out that is not delivery leads to the refund', () => {
  const endings = acts.filter((act) => 'ends' in redemptionTransitions[act])
  expect(endings).toEqual(['deny', 'cancel', 'fail', 'timeOut'])
  expect(endings.map((act) => redemptionTransitions[act].to)).toEqual(
    [...redemptionTransitions.refund.from].toSorted(
      (a, b) =>
        endings.findIndex((e) => redemptionTransitions[e].to === a) -
        endings.findIndex((e) => redemptionTransitions[e].to === b),
    ),
  )
})

test('a reason is needed where the member has to live with it', () => {
  for (const act of ['deny', 'fail'] as const)
    expect(() =>
      refuseRedemptionAct({ state: act === 'deny' ? 'requested' : 'fulfilling' }, act, 'staff', '  '),
    ).toThrow('noteMissing')
})
