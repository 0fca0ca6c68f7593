import { expect, test } from 'vitest'
import { openActs } from '#app/core/state-machine.ts'
import { itemActs, itemParties, itemStates, type ItemParty, type ItemState } from '#app/domain/review/item-acts.ts'

/** What each party can do in each state: every other cell is refused. */
const nothing: Record<ItemParty, readonly string[]> = { subject: [], holder: [], other: [], reviewer: [], site: [] }
const allowed: Record<ItemState, Record<ItemParty, readonly string[]>> = {
  open: {
    subject: [],
    holder: ['claim', 'release', 'skip', 'decide'],
    other: ['skip'],
    reviewer: ['claim', 'skip', 'decide'],
    site: ['withdraw'],
  },
  decided: { ...nothing, reviewer: ['undo'] },
  withdrawn: { ...nothing, site: ['restore'] },
}

test('an item allows in each state to each party what the table says, and nothing else', () => {
  for (const state of itemStates)
    for (const party of itemParties)
      expect([state, party, openActs(itemActs, state, party)]).toEqual([state, party, allowed[state][party]])
})
