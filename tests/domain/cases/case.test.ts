import { expect, test } from 'vitest'
import {
  caseStatuses,
  refuseTransition,
  isOpen,
  reopenableUntil,
  transitions,
  type CaseStatus,
} from '#app/domain/cases/case.ts'

/** Every step there is, written out: a change of the machine shows here. */
const steps: Record<CaseStatus, CaseStatus[]> = {
  new: ['acknowledged', 'waiting_staff', 'waiting_customer', 'resolved'],
  acknowledged: ['waiting_staff', 'waiting_customer', 'resolved'],
  waiting_staff: ['waiting_customer', 'resolved'],
  waiting_customer: ['waiting_staff', 'resolved'],
  resolved: ['waiting_staff', 'closed'],
  closed: ['waiting_staff'],
}

for (const from of caseStatuses) {
  for (const to of caseStatuses) {
    const allowed = steps[from].includes(to)
    test(`a case ${allowed ? 'goes' : 'does not go'} from ${from} to ${to}`, () => {
      if (allowed) expect(refuseTransition(from, to)).toBeUndefined()
      else expect(() => refuseTransition(from, to)).toThrow('cases.errors.noSuchStep')
    })
  }
}

test('nothing becomes new again, and only what is solved can be closed', () => {
  const ways = Object.entries(transitions) as [CaseStatus, readonly CaseStatus[]][]
  expect(ways.filter(([, to]) => to.includes('new'))).toEqual([])
  expect(ways.filter(([, to]) => to.includes('closed')).map(([from]) => from)).toEqual(['resolved'])
  expect(caseStatuses.filter(isOpen)).toEqual(['new', 'acknowledged', 'waiting_staff', 'waiting_customer'])
})

test('a case can be opened again for some days from its solution, not from when it was put away', () => {
  const solved = {
    status: 'closed' as const,
    resolved_at: '2026-11-01T00:00:00.000Z',
    closed_at: '2026-11-10T00:00:00.000Z',
    dismissed: 0,
  }
  expect(reopenableUntil(solved, 14)).toBe('2026-11-15T00:00:00.000Z')
  expect(reopenableUntil({ ...solved, dismissed: 1 }, 14)).toBeNull()
  expect(reopenableUntil({ ...solved, status: 'waiting_staff' }, 14)).toBeNull()
})
