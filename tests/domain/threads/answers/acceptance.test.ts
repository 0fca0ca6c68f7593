import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { refusalToAccept } from '#app/domain/threads/answers/acceptance.ts'

const member = (memberId: string, trustLevel: number, ...roles: Actor['roles']): Actor => ({
  memberId,
  handle: memberId,
  name: memberId,
  roles: ['member', ...roles],
  trustLevel,
})
const facts = { askerId: 'ann', acceptedBy: null, isAccepted: false, askerSaidAt: '2026-11-01T00:00:00.000Z' }
const [sixDays, sevenDays] = ['2026-11-07T23:59:59.999Z', '2026-11-08T00:00:00.000Z']

test('the asker at any time, agents and trust level 4 after seven days, others never', () => {
  expect(refusalToAccept(member('ann', 0), facts, sixDays, 7)).toBeNull()
  expect(refusalToAccept(member('bob', 3), facts, sevenDays, 7)).toBe('notYours')
  for (const actor of [member('vera', 4), member('sam', 2, 'agent'), member('ada', 0, 'admin')]) {
    expect(refusalToAccept(actor, facts, sixDays, 7)).toBe('askerMayCome')
    expect(refusalToAccept(actor, facts, sevenDays, 7)).toBeNull()
  }
})

test('a choice of the asker is the asker’s to change; a choice of staff is not', () => {
  const sam = member('sam', 2, 'agent')
  expect(refusalToAccept(sam, { ...facts, isAccepted: true, acceptedBy: 'ann' }, sevenDays, 7)).toBe('askerChose')
  expect(refusalToAccept(sam, { ...facts, isAccepted: true, acceptedBy: 'vera' }, sevenDays, 7)).toBeNull()
  expect(refusalToAccept(member('ann', 0), { ...facts, isAccepted: true, acceptedBy: 'sam' }, sevenDays, 7)).toBeNull()
})
