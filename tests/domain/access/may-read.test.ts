import { expect, test } from 'vitest'
import { visitor, type Actor } from '#app/core/actor.ts'
import { mayRead } from '#app/domain/access/may-read.ts'

test('what is not visible is read by its author and moderators alone', () => {
  const member = (memberId: string, ...roles: Actor['roles']): Actor => ({
    memberId,
    handle: memberId,
    name: memberId,
    roles: ['member', ...roles],
    trustLevel: 4,
  })
  for (const state of ['held', 'hidden', 'deleted'] as const) {
    const content = { state, author_id: 'ann' }
    expect(
      [visitor, member('bob'), member('ann'), member('mo', 'moderator'), member('cora', 'curator')].map((actor) =>
        mayRead(actor, content),
      ),
    ).toEqual([false, false, true, true, false])
  }
  expect(mayRead(visitor, { state: 'deleted', author_id: null })).toBe(false)
})
