import { expect, test } from 'vitest'
import type { Actor } from '#app/core/actor.ts'
import { openActs, transitionTowards } from '#app/core/state-machine.ts'
import {
  columnsSetBy,
  refuseStoryAct,
  storyEventOf,
  storyTransitions,
  type StoryAct,
} from '#app/domain/stories/story-transitions.ts'
import { partyOf, storyStates } from '#app/domain/stories/story.ts'

const author: Actor = { memberId: 'mem_author', handle: 'ann', name: 'Ann', roles: ['member'], trustLevel: 1 }
const curator: Actor = {
  memberId: 'mem_cora',
  handle: 'cora',
  name: 'Cora',
  roles: ['member', 'curator'],
  trustLevel: 3,
}
const reader: Actor = { memberId: 'mem_bob', handle: 'bob', name: 'Bob', roles: ['member'], trustLevel: 2 }
const story = { author_id: 'mem_author' }

// Written out by hand, so that a change of the table is a change of this list too.
const allowed: Record<StoryAct, [from: string, to: string][]> = {
  submit: [
    ['draft', 'submitted'],
    ['changes_requested', 'submitted'],
    ['withdrawn', 'submitted'],
  ],
  take: [['submitted', 'in_curation']],
  requestChanges: [['in_curation', 'changes_requested']],
  propose: [['in_curation', 'author_review']],
  recall: [['author_review', 'in_curation']],
  dispute: [['author_review', 'in_curation']],
  approve: [['author_review', 'published']],
  publish: [['in_curation', 'published']],
  feature: [['published', 'featured']],
  unfeature: [['featured', 'published']],
  decline: [
    ['submitted', 'declined'],
    ['in_curation', 'declined'],
  ],
  withdraw: ['draft', 'submitted', 'in_curation', 'changes_requested', 'author_review', 'published', 'featured'].map(
    (from) => [from, 'withdrawn'],
  ),
  retire: [
    ['published', 'retired'],
    ['featured', 'retired'],
  ],
}

const acts = Object.keys(storyTransitions) as StoryAct[]

test('every act is possible in exactly the states it is meant for, by exactly the party it belongs to', () => {
  for (const act of acts) {
    const mine = storyTransitions[act].by[0] === 'author' ? author : curator
    const other = storyTransitions[act].by[0] === 'author' ? curator : author
    for (const state of storyStates) {
      const possible = allowed[act].some(([from]) => from === state)
      const now = { ...story, state }
      if (possible) expect(() => refuseStoryAct(mine, now, act, 'because'), `${act} from ${state}`).not.toThrow()
      else expect(() => refuseStoryAct(mine, now, act, 'because'), `${act} from ${state}`).toThrow('not_now')
      expect(() => refuseStoryAct(other, now, act, 'because'), `${act} by the other party`).toThrow('forbidden')
      expect(() => refuseStoryAct(reader, now, act, 'because'), `${act} by a reader`).toThrow('forbidden')
    }
    expect(allowed[act].map(([, to]) => to)).toEqual(allowed[act].map(() => storyTransitions[act].to))
  }
})

test('a curator is only the author of the own story', () => {
  const own = { author_id: 'mem_cora', state: 'submitted' } as const
  expect(partyOf(curator, own)).toBe('author')
  expect(() => refuseStoryAct(curator, own, 'take', '')).toThrow('stories.errors.ownStory')
  expect(openActs(storyTransitions, own.state, partyOf(curator, own))).toEqual(['withdraw'])
})

test('what somebody else has to live with needs a reason', () => {
  for (const act of ['requestChanges', 'decline'] as const)
    expect(() => refuseStoryAct(curator, { ...story, state: 'in_curation' }, act, '')).toThrow('noteNeeded')
  expect(() => refuseStoryAct(curator, { ...story, state: 'published' }, 'retire', '')).toThrow('noteNeeded')
  expect(() => refuseStoryAct(author, { ...story, state: 'author_review' }, 'dispute', '')).toThrow('noteNeeded')
})

test('the same state is reached by different acts for author and curator', () => {
  expect(transitionTowards(storyTransitions, 'author_review', 'author', 'in_curation')).toBe('dispute')
  expect(transitionTowards(storyTransitions, 'author_review', 'curator', 'in_curation')).toBe('recall')
  expect(transitionTowards(storyTransitions, 'featured', 'curator', 'published')).toBe('unfeature')
  expect(transitionTowards(storyTransitions, 'draft', 'author', 'published')).toBe('approve')
  expect(transitionTowards(storyTransitions, 'withdrawn', 'author', 'draft')).toBeNull()
})

test('a story is published once in its life, and only a story that readers saw is withdrawn', () => {
  expect(storyEventOf({ state: 'in_curation', reward_points: null }, 'publish')).toBe('story.published')
  expect(storyEventOf({ state: 'in_curation', reward_points: 0 }, 'publish')).toBeNull()
  expect(storyEventOf({ state: 'published', reward_points: 0 }, 'withdraw')).toBe('story.withdrawn')
  expect(storyEventOf({ state: 'submitted', reward_points: null }, 'withdraw')).toBeNull()
  expect(storyEventOf({ state: 'published', reward_points: 0 }, 'feature')).toBeNull()
})

test('an act sets the columns of its row: the moment, the member who acts, or nothing', () => {
  const at = '2026-11-23T01:00:00.000Z'
  expect(columnsSetBy('publish', curator, at)).toEqual({
    published_at: at,
    featured_at: null,
    curator_id: curator.memberId,
  })
  expect(columnsSetBy('decline', curator, at)).toEqual({})
})
