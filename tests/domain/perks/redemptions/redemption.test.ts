import { expect, test } from 'vitest'
import { redemptionParty } from '#app/domain/perks/redemptions/redemption.ts'

test('staff are only a member towards their own redemption, and others are nobody', () => {
  const actor = { memberId: 'mem_a', handle: 'a', name: 'A', trustLevel: 1 }
  expect(redemptionParty({ ...actor, roles: ['member', 'agent'] }, { member_id: 'mem_a' })).toBe('member')
  expect(redemptionParty({ ...actor, roles: ['member', 'agent'] }, { member_id: 'mem_b' })).toBe('staff')
  expect(redemptionParty({ ...actor, roles: ['member', 'moderator'] }, { member_id: 'mem_b' })).toBeNull()
  expect(redemptionParty({ ...actor, roles: ['member'] }, { member_id: 'mem_b' })).toBeNull()
})
