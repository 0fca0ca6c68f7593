// On both databases: SQL of its own.
import { expect, test } from 'vitest'
import { encodeCursor } from '#app/core/page.ts'
import {
  countByState,
  myStories,
  publishedStories,
  storiesInState,
  storyFacets,
} from '#app/domain/stories/queries/lists.server.ts'
import type { StoryView } from '#app/domain/stories/queries/views.server.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aStory } from '#tests/factories/stories.ts'
import { aProduct } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'

const idsOf = (page: { items: StoryView[] }) => page.items.map(({ story }) => story.id)

test('published stories come newest first, page by page, none twice and none left out', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  const made: string[] = []
  for (let i = 0; i < 5; i++) {
    // Two of them at the same moment: the id decides.
    if (i !== 3) app.clock.advance({ minutes: 1 })
    made.unshift((await aStory(app, { by: ann, state: 'published', curator: cora })).id)
  }
  const seen: string[] = []
  for (let cursor: string | null = null, turn = 0; turn === 0 || cursor !== null; turn++) {
    const page = await publishedStories(app.visitor(), {}, { limit: 2, cursor })
    seen.push(...idsOf(page))
    cursor = page.next
  }
  expect(seen).toEqual(made)
})

test('filters narrow, and offer only what leads somewhere', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aProduct(app, 'meter')
  await aProduct(app, 'bills')
  await aProduct(app, 'unused')
  const a = await aStory(app, {
    by: ann,
    state: 'published',
    product: 'meter',
    industry: 'cafe',
    questions: ['why_you'],
  })
  const b = await aStory(app, {
    by: ann,
    state: 'published',
    product: 'bills',
    industry: 'home',
    questions: ['why_pay', 'why_you'],
  })
  await aStory(app, { by: ann, product: 'unused', industry: 'farm', questions: ['why_stay'] })

  const find = async (filter: Parameters<typeof publishedStories>[1]) =>
    idsOf(await publishedStories(app.visitor(), filter))
  expect(await find({ product: 'meter' })).toEqual([a.id])
  expect(await find({ industry: 'home' })).toEqual([b.id])
  expect(await find({ question: 'why_pay' })).toEqual([b.id])
  expect((await find({ question: 'why_you' })).toSorted()).toEqual([a.id, b.id].toSorted())
  expect(await find({ state: 'featured' })).toEqual([])
  expect(await storyFacets(app.visitor())).toMatchObject({
    products: [{ slug: 'bills' }, { slug: 'meter' }],
    industries: ['cafe', 'home'],
  })
})

test('a list of many costs as many queries as a list of one', async () => {
  const app = await testApp()
  const { ann, cora } = await people(app, 'ann', 'cora')
  await aStory(app, { by: ann, state: 'published', curator: cora })
  const one = await countQueries(app.visitor(), (ctx) => publishedStories(ctx))
  for (let i = 0; i < 6; i++) await aStory(app, { by: ann, state: 'published', curator: cora })
  expect(await countQueries(app.visitor(), (ctx) => publishedStories(ctx))).toBe(one)
})

test('authors see their own in every state, curators what waits, oldest first, and never drafts', async () => {
  const app = await testApp()
  const { ann, bob, cora } = await people(app, 'ann', 'bob', 'cora')
  const draft = await aStory(app, { by: ann })
  app.clock.advance({ minutes: 1 })
  const first = await aStory(app, { by: ann, state: 'submitted' })
  app.clock.advance({ minutes: 1 })
  const second = await aStory(app, { by: bob, state: 'submitted' })
  const all = { limit: 10, cursor: null }

  expect(idsOf(await myStories(app.as(ann), null, all))).toEqual([first.id, draft.id])
  expect(idsOf(await myStories(app.as(ann), 'draft', all))).toEqual([draft.id])
  expect(idsOf(await storiesInState(app.as(cora), ['draft', 'submitted', 'withdrawn'], all))).toEqual([
    first.id,
    second.id,
  ])
  const half = await storiesInState(app.as(cora), ['submitted'], { limit: 1, cursor: null })
  expect(idsOf(await storiesInState(app.as(cora), ['submitted'], { limit: 1, cursor: half.next }))).toEqual([second.id])
  expect(Object.fromEntries(await countByState(app.as(cora)))).toEqual({ draft: 1, submitted: 2 })
})

test('an invented place in a list is bad input', async () => {
  const app = await testApp()
  for (const cursor of [
    'nothing',
    encodeCursor(['yesterday', 'sto_1']),
    encodeCursor([1, 2]),
    encodeCursor(['2026-99-99T00:00:00.000Z', 'sto_1']),
  ]) {
    await expect(publishedStories(app.visitor(), {}, { limit: 2, cursor })).toFailWith('invalid', 'errors.badCursor')
  }
})
