import { expect, test } from 'vitest'
import { caseTransitions, refuseCaseAct, type CaseAct } from '#app/domain/cases/case-transitions.ts'
import { caseStatuses, type CaseStatus } from '#app/domain/cases/case.ts'

/** The whole machine, written a second time by hand: act → from where, and to. Whatever is not here must be refused. */
const allowed: Record<CaseAct, { from: CaseStatus[]; to: CaseStatus }> = {
  acknowledge: { from: ['new'], to: 'acknowledged' },
  waitForStaff: { from: ['new', 'acknowledged', 'waiting_customer'], to: 'waiting_staff' },
  waitForCustomer: { from: ['new', 'acknowledged', 'waiting_staff'], to: 'waiting_customer' },
  resolve: { from: ['new', 'acknowledged', 'waiting_staff', 'waiting_customer'], to: 'resolved' },
  close: { from: ['resolved'], to: 'closed' },
  reopen: { from: ['resolved', 'closed'], to: 'waiting_staff' },
}
const acts = Object.keys(caseTransitions) as CaseAct[]

for (const act of acts) {
  for (const from of caseStatuses) {
    const starts = allowed[act].from.includes(from)
    test(`${act} ${starts ? 'leads' : 'does not lead'} from ${from} to ${allowed[act].to}`, () => {
      expect(caseTransitions[act].to).toBe(allowed[act].to)
      if (starts) expect(refuseCaseAct({ status: from }, act)).toBeUndefined()
      else expect(() => refuseCaseAct({ status: from }, act)).toThrow('not_now')
    })
  }
}

test('a case that is over is reopened instead of waiting for staff, which the refusal says', () => {
  for (const status of ['resolved', 'closed'] as const) {
    expect(() => refuseCaseAct({ status }, 'waitForStaff')).toThrow('cases.errors.over')
    expect(() => refuseCaseAct({ status }, 'waitForCustomer')).toThrow('cases.errors.noSuchStep')
  }
})

test('nothing becomes new again, and only what is solved can be closed', () => {
  const rows = Object.values(caseTransitions)
  expect(rows.map(({ to }) => to)).not.toContain('new')
  expect(rows.filter(({ to }) => to === 'closed').flatMap(({ from }) => from)).toEqual(['resolved'])
})
