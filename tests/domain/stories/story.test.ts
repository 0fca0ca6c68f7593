import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { mayReadStory, storyStates } from '#app/domain/stories/story.ts'

const author: Actor = { memberId: 'mem_author', handle: 'ann', name: 'Ann', roles: ['member'], trustLevel: 1 }
const curator: Actor = {
  memberId: 'mem_cora',
  handle: 'cora',
  name: 'Cora',
  roles: ['member', 'curator'],
  trustLevel: 3,
}
const reader: Actor = { memberId: 'mem_bob', handle: 'bob', name: 'Bob', roles: ['member'], trustLevel: 2 }
const visitor: Actor = { memberId: null, handle: null, name: null, roles: ['visitor'], trustLevel: 0 }
const story = { author_id: 'mem_author', hidden_at: null }

test('readers see published and featured stories with consent and nothing else', () => {
  for (const state of storyStates) {
    const shown = state === 'published' || state === 'featured'
    for (const actor of [reader, visitor]) {
      expect(mayReadStory(actor, { ...story, state }, true), state).toBe(shown)
      expect(mayReadStory(actor, { ...story, state }, false), state).toBe(false)
    }
    const hidden = { ...story, state, hidden_at: '2026-11-22T09:00:00.000Z' }
    expect(mayReadStory(reader, hidden, true), state).toBe(false)
    expect(mayReadStory(author, hidden, true), state).toBe(true)
    expect(mayReadStory(author, { ...story, state }, false)).toBe(true)
    expect(mayReadStory(curator, { ...story, state }, false), state).toBe(state !== 'draft' && state !== 'withdrawn')
  }
})
