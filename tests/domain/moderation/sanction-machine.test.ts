import { expect, test } from 'vitest'
import { refusalToTransition } from '#app/core/state-machine.ts'
import {
  sanctionActs,
  sanctionStates,
  type SanctionParty,
  type SanctionState,
} from '#app/domain/moderation/sanctions/sanction.ts'

/** What each party can do in each state: every other cell is refused. */
const allowed: Record<SanctionState, Record<SanctionParty, readonly string[]>> = {
  unread: { member: ['acknowledge'], moderator: ['lift'], clock: [] },
  inForce: { member: [], moderator: ['lift'], clock: ['expire'] },
  read: { member: [], moderator: ['lift'], clock: [] },
  expired: { member: [], moderator: ['lift'], clock: [] },
  lifted: { member: [], moderator: [], clock: [] },
}

test('a sanction allows in each state to each party what the table says, and nothing else', () => {
  for (const state of sanctionStates)
    for (const party of ['member', 'moderator', 'clock'] as const)
      for (const act of Object.keys(sanctionActs) as (keyof typeof sanctionActs)[])
        expect([
          state,
          party,
          act,
          refusalToTransition(sanctionActs, act, { state, party, note: 'Why' }) === null,
        ]).toEqual([state, party, act, allowed[state][party].includes(act)])
})
