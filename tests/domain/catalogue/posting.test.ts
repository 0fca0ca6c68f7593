import { expect, test } from 'vitest'
import { systemActor, type Actor } from '#app/core/actor.ts'
import { mayPostWhere, postings } from '#app/domain/catalogue/posting.ts'

function person(trustLevel: number, ...roles: Actor['roles']): Actor {
  return { memberId: 'mem_1', handle: 'ann', name: 'Ann', roles: ['member', ...roles], trustLevel }
}

test('each choice lets in those it names and those above them', () => {
  const allowed = (actor: Actor) => postings.filter((posting) => mayPostWhere(actor, posting))
  expect(allowed(person(0))).toEqual(['everyone'])
  expect(allowed(person(2))).toEqual(['everyone', 'trust1', 'trust2'])
  expect(allowed(person(4))).toEqual(['everyone', 'trust1', 'trust2', 'trust3', 'trust4'])
  expect(allowed(person(0, 'agent'))).toEqual(['everyone', 'trust1', 'trust2', 'trust3', 'trust4', 'staff'])
  expect(allowed(person(0, 'moderator'))).toEqual(['everyone', 'trust1', 'trust2', 'trust3', 'trust4', 'staff'])
})

test('the rules of the product post everywhere', () => {
  expect(postings.every((posting) => mayPostWhere(systemActor, posting))).toBe(true)
})
