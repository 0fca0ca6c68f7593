import { expect, test } from 'vitest'
import { systemActor, type Actor } from '#app/core/actor.ts'
import { mayPostIn, postings } from '#app/domain/catalogue/posting.ts'

function person(trustLevel: number, ...roles: Actor['roles']): Actor {
  return { memberId: 'mem_1', handle: 'ann', name: 'Ann', roles: ['member', ...roles], trustLevel }
}

test('each choice lets in those it names and those above them', () => {
  const allowed = (actor: Actor) => postings.filter((posting) => mayPostIn(actor, { id: 'cat_1', posting, area: null }))
  expect(allowed(person(0))).toEqual(['everyone'])
  expect(allowed(person(2))).toEqual(['everyone', 'trust1', 'trust2'])
  expect(allowed(person(4))).toEqual(['everyone', 'trust1', 'trust2', 'trust3', 'trust4'])
  expect(allowed(person(0, 'agent'))).toEqual(['everyone', 'trust1', 'trust2', 'trust3', 'trust4', 'groups', 'staff'])
  expect(allowed(person(0, 'moderator'))).toEqual([
    'everyone',
    'trust1',
    'trust2',
    'trust3',
    'trust4',
    'groups',
    'staff',
  ])
})

test('the rules of the product post everywhere', () => {
  expect(postings.every((posting) => mayPostIn(systemActor, { id: 'cat_1', posting, area: null }))).toBe(true)
})
