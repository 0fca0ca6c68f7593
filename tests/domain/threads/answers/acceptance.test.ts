import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { refusalToChoose } from '#app/domain/threads/answers/acceptance.ts'

const member = (memberId: string, trustLevel: number, ...roles: Actor['roles']): Actor => ({
  memberId,
  handle: memberId,
  name: memberId,
  roles: ['member', ...roles],
  trustLevel,
})
const thread = { author_id: 'ann', accepted_by: null, accepted_post_id: null }
const accepted = (by: string) => ({ ...thread, accepted_by: by, accepted_post_id: 'pst_1' })
const choice = { thread, askerSaidAt: '2026-11-01T00:00:00.000Z', silentDays: 7 }
const [sixDays, sevenDays] = [{ now: '2026-11-07T23:59:59.999Z' }, { now: '2026-11-08T00:00:00.000Z' }]

test('the asker at any time, agents and trust level 4 after seven days, others never', () => {
  expect(refusalToChoose(member('ann', 0), { ...choice, ...sixDays })).toBeNull()
  expect(refusalToChoose(member('bob', 3), { ...choice, ...sevenDays })).toEqual({
    permission: 'answer.acceptForAsker',
  })
  for (const actor of [member('vera', 4), member('sam', 2, 'agent'), member('ada', 0, 'admin')]) {
    expect(refusalToChoose(actor, { ...choice, ...sixDays })).toMatchObject({ key: 'threads.errors.askerMayCome' })
    expect(refusalToChoose(actor, { ...choice, ...sevenDays })).toBeNull()
  }
})

test('a choice of the asker is the asker’s to change; a choice of staff is not', () => {
  const sam = member('sam', 2, 'agent')
  expect(refusalToChoose(sam, { ...choice, ...sevenDays, thread: accepted('ann') })).toMatchObject({
    key: 'threads.errors.askerChose',
  })
  expect(refusalToChoose(sam, { ...choice, ...sevenDays, thread: accepted('vera') })).toBeNull()
  expect(refusalToChoose(member('ann', 0), { ...choice, ...sevenDays, thread: accepted('sam') })).toBeNull()
})
