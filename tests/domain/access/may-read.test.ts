import { expect, test } from 'vitest'
import { visitor, type Actor, type GroupRights } from '#app/core/actor.ts'
import { mayRead, mayReadPost } from '#app/domain/access/may-read.ts'

function member(memberId: string, roles: Actor['roles'] = [], rights: Partial<GroupRights> = {}): Actor {
  return {
    memberId,
    handle: memberId,
    name: memberId,
    roles: ['member', ...roles],
    trustLevel: 4,
    rights: { areas: [], answers: [], asks: [], moderates: [], ...rights },
  }
}

const open = { area: null, category_id: 'cat_1' }

test('what is not visible is read by its author and moderators alone', () => {
  for (const state of ['held', 'hidden', 'deleted'] as const) {
    const content = { state, author_id: 'ann', ...open }
    expect(
      [visitor, member('bob'), member('ann'), member('mo', ['moderator']), member('cora', ['curator'])].map((actor) =>
        mayRead(actor, content),
      ),
    ).toEqual([false, false, true, true, false])
  }
  expect(mayRead(visitor, { state: 'deleted', author_id: null, ...open })).toBe(false)
})

test('a private area is read by its groups, moderators and staff; one of staff by staff alone', () => {
  const readers = [
    visitor,
    member('ann'),
    member('pia', [], { areas: ['cat_1'] }),
    member('ole', [], { areas: ['cat_2'] }),
    member('mo', ['moderator']),
    member('sam', ['agent']),
    member('ada', ['admin']),
  ]
  const thread = { state: 'visible', author_id: 'ann', category_id: 'cat_1' } as const
  expect(readers.map((reader) => mayRead(reader, { ...thread, area: 'cat_1' }))).toEqual([
    false,
    // Not even its author, once they are in no group of it.
    false,
    true,
    false,
    true,
    true,
    true,
  ])
  expect(readers.map((reader) => mayRead(reader, { ...thread, area: 'staff' }))).toEqual([
    false,
    false,
    false,
    false,
    false,
    true,
    true,
  ])
})

test('who moderates a category reads what is hidden there, and nowhere else', () => {
  const max = member('max', [], { areas: ['cat_1'], moderates: ['cat_1'] })
  const hidden = { state: 'hidden', author_id: 'ann' } as const
  const here = { ...hidden, area: 'cat_1', category_id: 'cat_1' }
  expect(mayRead(max, here)).toBe(true)
  expect(mayRead(max, { ...hidden, area: null, category_id: 'cat_2' })).toBe(false)
  expect(mayReadPost(max, { ...here, state: 'visible' }, hidden)).toBe(true)
  expect(mayReadPost(max, { ...open, state: 'visible', category_id: 'cat_2', author_id: 'ann' }, hidden)).toBe(false)
})
