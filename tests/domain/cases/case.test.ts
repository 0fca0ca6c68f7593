import { expect, test } from 'vitest'
import { caseStatuses, isOpen, reopenableUntil } from '#app/domain/cases/case.ts'

test('a case is open until it is solved', () => {
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
