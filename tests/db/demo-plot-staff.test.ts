import { expect, test } from 'vitest'
import { cases } from '#db/seeds/demo/cases.ts'
import { cast } from '#db/seeds/demo/cast.ts'
import { products } from '#db/seeds/demo/catalog.ts'
import type { DemoCase, DemoCaseStatus, DemoStory, DemoStoryState, DemoStoryStep } from '#db/seeds/demo/plot.ts'
import { stories } from '#db/seeds/demo/stories.ts'
import { threads } from '#db/seeds/demo/threads.ts'

const member = new Map(cast.map((one) => [one.handle as string, one]))

test('there are at least ten complaints, in both languages, each about a thread of its own', () => {
  const upheld = cases.filter((one) => one.ends !== 'dismissed')
  expect(upheld.length).toBeGreaterThanOrEqual(10)
  expect(upheld.filter((one) => one.thread.startsWith('ko-')).length).toBeGreaterThanOrEqual(4)
  expect(upheld.filter((one) => one.thread.startsWith('en-')).length).toBeGreaterThanOrEqual(4)
  expect(new Set(cases.map((one) => `${one.thread}/${one.post ?? ''}`)).size).toBe(cases.length)
  for (const one of cases) expect(threadOf(one), one.thread).toBeDefined()
})

test('every status of a case is there, and one was no complaint', () => {
  const statuses = [
    'new',
    'acknowledged',
    'waiting_staff',
    'waiting_customer',
    'resolved',
    'closed',
    'dismissed',
  ] satisfies DemoCaseStatus[]
  for (const status of statuses)
    expect(cases.filter((one) => one.ends === status).length, status).toBeGreaterThanOrEqual(1)
})

test('a case ends where its steps lead', () => {
  for (const one of cases) expect(statusAfter(one), one.thread).toBe(one.ends)
})

test('only agents work on cases, in order, and not in the future', () => {
  for (const one of cases) {
    const hours = one.steps.map((step) => step.at)
    expect(hours, one.thread).toEqual(hours.toSorted((first, second) => first - second))
    expect(Math.max(0, ...hours), one.thread).toBeLessThan((threadOf(one)?.daysAgo ?? 0) * 24)
    for (const step of one.steps) expect(member.get(step.by)?.roles, `${one.thread}: ${step.by}`).toContain('agent')
  }
})

test('a case is taken before it is answered, and resolved before it is closed', () => {
  const withoutTake = cases.filter(({ steps }) => steps.some(({ act }) => act === 'reply') && steps[0]?.act !== 'take')
  const withoutResolve = cases.filter(({ steps }) => steps.at(-1)?.act === 'close' && steps.at(-2)?.act !== 'resolve')
  expect([...withoutTake, ...withoutResolve].map(({ thread }) => thread)).toEqual([])
})

test('the customer is silent after the last step that waits for them or ends the case', () => {
  for (const one of cases) {
    const last = one.steps.findLast((step) => step.act === 'wait_customer' || step.act === 'resolve')
    const thread = threadOf(one)
    if (!last) continue
    expect(
      thread?.posts.filter((post) => post.by === thread.by && post.after > last.at).map((post) => post.key),
      one.thread,
    ).toEqual([])
  }
})

test('every state of a story is there, four published and one featured', () => {
  const count = (state: DemoStoryState) => stories.filter((story) => story.ends === state).length
  const others = [
    'draft',
    'submitted',
    'in_curation',
    'changes_requested',
    'author_review',
    'declined',
    'withdrawn',
  ] satisfies DemoStoryState[]
  expect(count('published')).toBeGreaterThanOrEqual(4)
  expect(count('featured')).toBe(1)
  for (const state of others) expect(count(state), state).toBe(1)
  expect(stories.filter((story) => story.lang === 'ko').length).toBeGreaterThanOrEqual(5)
  expect(stories.filter((story) => story.lang === 'en').length).toBeGreaterThanOrEqual(5)
})

test('a story ends where its steps lead, each step being possible where it is taken', () => {
  for (const story of stories) expect(walk(story), story.key).toBe(story.ends)
})

test('authors submit, approve and withdraw; curators do the rest', () => {
  const authors = new Set<DemoStoryStep['act']>(['submit', 'approve', 'withdraw'])
  for (const story of stories) {
    for (const step of story.steps) {
      if (authors.has(step.act)) expect(step.by, story.key).toBe(story.by)
      else expect(member.get(step.by)?.roles, story.key).toContain('curator')
    }
  }
})

test('story steps follow in time, and none is in the future', () => {
  for (const story of stories) {
    const hours = story.steps.map((step) => step.at)
    expect(hours, story.key).toEqual(hours.toSorted((one, other) => one - other))
    expect(Math.max(0, ...hours), story.key).toBeLessThan(story.daysAgo * 24)
    expect(member.get(story.by)?.joinedDaysAgo, story.key).toBeGreaterThan(story.daysAgo)
  }
})

test('a curator never edits to the same words', () => {
  for (const story of stories) {
    for (const step of story.steps) {
      if (step.act !== 'edit') continue
      for (const [field, text] of Object.entries(step.text))
        expect(Object.entries(story), story.key).not.toContainEqual([field, text])
    }
  }
})

test('a story names a product, a version that was out, and a thread that exists', () => {
  for (const story of stories) {
    const product = products.find((one) => one.slug === story.product)
    expect(product, story.key).toBeDefined()
    if (story.version)
      expect(
        product?.versions.find((one) => one.version === story.version)?.releasedDaysAgo,
        story.key,
      ).toBeGreaterThan(story.daysAgo)
    if (story.thread)
      expect(threads.find((thread) => thread.key === story.thread)?.daysAgo, story.key).toBeGreaterThan(story.daysAgo)
  }
})

test('a story has one to five results with another number after than before, and consents at least to the community', () => {
  for (const story of stories) {
    expect(story.results.length, story.key).toBeGreaterThanOrEqual(1)
    expect(story.results.length, story.key).toBeLessThanOrEqual(5)
    for (const { what, before, after } of story.results) expect(after, `${story.key}: ${what}`).not.toBe(before)
    expect(story.consent.uses, story.key).toContain('community')
    if (story.consent.company) expect(story.company, story.key).not.toBeNull()
  }
})

test('all three kinds of proof are there', () => {
  const proofs = stories.flatMap((story) =>
    story.results.map((result) => (typeof result.evidence === 'string' ? result.evidence : 'link')),
  )
  expect(new Set(proofs)).toEqual(new Set(['link', 'staff', 'self_reported']))
})

test('nobody thanks themselves, or thanks for a story that cannot be read', () => {
  for (const story of stories) {
    expect(story.thanks ?? [], story.key).not.toContain(story.by)
    if (!['published', 'featured'].includes(story.ends)) expect(story.thanks, story.key).toBeUndefined()
  }
})

function threadOf(one: DemoCase) {
  return threads.find((thread) => thread.key === one.thread)
}

function statusAfter({ steps }: DemoCase): DemoCaseStatus {
  const leadsTo = {
    take: 'acknowledged',
    reply: null,
    note: null,
    wait_staff: 'waiting_staff',
    wait_customer: 'waiting_customer',
    resolve: 'resolved',
    close: 'closed',
    dismiss: 'dismissed',
  } as const satisfies Record<DemoCase['steps'][number]['act'], DemoCaseStatus | null>
  return steps.reduce<DemoCaseStatus>((status, step) => leadsTo[step.act] ?? status, 'new')
}

/** Plays the steps by the states of product.md, "Success stories"; fails on a step that isn't possible. */
function walk(story: DemoStory): DemoStoryState {
  const moves = {
    submit: { from: ['draft', 'changes_requested'], to: 'submitted' },
    start_curation: { from: ['submitted'], to: 'in_curation' },
    request_changes: { from: ['in_curation'], to: 'changes_requested' },
    edit: { from: ['in_curation'], to: 'in_curation' },
    send_to_author: { from: ['in_curation'], to: 'author_review' },
    approve: { from: ['author_review'], to: 'author_review' },
    publish: { from: ['author_review'], to: 'published' },
    feature: { from: ['published'], to: 'featured' },
    decline: { from: ['in_curation'], to: 'declined' },
    withdraw: {
      from: ['submitted', 'in_curation', 'changes_requested', 'author_review', 'published', 'featured'],
      to: 'withdrawn',
    },
  } as const satisfies Record<DemoStoryStep['act'], { from: readonly DemoStoryState[]; to: DemoStoryState }>
  return story.steps.reduce<DemoStoryState>((state, step) => {
    expect(moves[step.act].from, `${story.key}: ${step.act}`).toContain(state)
    return moves[step.act].to
  }, 'draft')
}
