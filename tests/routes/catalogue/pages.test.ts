import { expect, test } from 'vitest'
import { addSynonym } from '#app/domain/catalogue/add-synonym.server.ts'
import { describeTag } from '#app/domain/catalogue/describe-tag.server.ts'
import { loader as categories } from '#app/routes/catalogue/categories.tsx'
import { action as ideasAction, loader as ideas } from '#app/routes/catalogue/ideas.tsx'
import { loader as tagNames } from '#app/routes/catalogue/tag-names.ts'
import { loader as tags } from '#app/routes/catalogue/tags.tsx'
import { loader as category } from '#app/routes/threads/category.tsx'
import { loader as tag } from '#app/routes/threads/tag.tsx'
import { aPlace, tagId } from '#tests/factories/catalogue.ts'
import { found } from '#tests/factories/found.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('the tree of categories counts what is visible below each, in two queries however many there are', async () => {
  const app = await testApp()
  const { ada, ann } = await people(app, 'ada', 'ann')
  await aPlace(app, ada, 'meter', { posting: 'trust2' })
  await aPlace(app, ada, 'wifi', { under: 'meter', posting: 'everyone' })
  await aThread(app, { by: ann, category: 'wifi' })
  const cost = () => countQueries(app.visitor(), (ctx) => answerOf(categories(routeArgs(ctx, '/categories'))))
  const before = await cost()
  for (const slug of ['a1', 'b1', 'c1']) await aPlace(app, ada, slug, { under: 'meter' })

  expect(await cost()).toBe(before)
  expect(before).toBe(2)
  const { nodes } = found<{ nodes: { slug: string }[] }>(
    await answerOf(categories(routeArgs(app.visitor(), '/categories'))),
  )
  expect(nodes.find(({ slug }) => slug === 'meter')).toMatchObject({
    threads: 1,
    posting: 'trust2',
    level: 2,
    mayPost: false,
    children: [{ slug: 'wifi', threads: 1, posting: 'everyone' }, {}, {}, {}],
  })
})

test('the page of a category shows what lies below it, the way to it, and offers a thread to those who may', async () => {
  const app = await testApp()
  const { ada, ann, newcomer } = await people(app, 'ada', 'ann', 'newcomer')
  await aPlace(app, ada, 'meter', { posting: 'trust1' })
  await aPlace(app, ada, 'wifi', { under: 'meter' })
  await aThread(app, { by: ann, category: 'wifi', title: 'A thread about Wi-Fi' })
  const at = async (slug: string, ctx = app.as(ann)) =>
    (await answerOf(category(routeArgs(ctx, `/categories/${slug}`, { slug })))).data

  expect(await at('meter')).toMatchObject({
    list: { rows: [{ title: 'A thread about Wi-Fi' }] },
    children: [{ slug: 'wifi' }],
    path: [],
    ask: '/threads/new?category=meter',
  })
  expect(await at('wifi')).toMatchObject({ path: [{ text: 'meter', href: '/categories/meter' }], children: [] })
  expect(await at('wifi', app.as(newcomer))).toMatchObject({ ask: null, category: { level: 1 } })
})

test('tags are found by a part of their name, described, and followed from their synonyms', async () => {
  const app = await testApp()
  const { mo, ann } = await people(app, 'mo', 'ann')
  await aThread(app, { by: ann, tags: ['router', 'solar'] })
  await aThread(app, { by: ann, tags: ['router'] })
  const id = await tagId(app, 'router')
  await addSynonym(app.as(mo), { id, synonym: '공유기' })
  await describeTag(app.as(mo), { id, aboutEn: 'What the meter talks to.', aboutKo: '' })
  const names = async (query: string) =>
    found<{ tags: { name: string }[] }>(await answerOf(tags(routeArgs(app.visitor(), `/tags${query}`)))).tags.map(
      ({ name }) => name,
    )

  expect(await names('')).toEqual(['router', 'solar'])
  expect(await names('?sort=name&q=SO')).toEqual(['solar'])
  expect(await answerOf(tag(routeArgs(app.visitor(), '/tags/x', { tag: '공유기' })))).toMatchObject({
    status: 301,
    location: '/tags/router',
  })
  expect((await answerOf(tag(routeArgs(app.visitor(), '/tags/router', { tag: 'router' })))).data).toMatchObject({
    tag: { about: 'What the meter talks to.', threadCount: 2 },
    synonyms: ['공유기'],
  })
  expect((await answerOf(tagNames(routeArgs(app.visitor(), '/tag-names?q=%EA%B3%B5%EC%9C%A0')))).data).toEqual({
    begin: '공유',
    tags: [{ name: 'router', threadCount: 2 }],
  })
})

test('many tags come page by page without a gap', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const { db } = app.app.platform.open
  await aThread(app, { by: ann })
  await db
    .insertInto('tag')
    .values(
      Array.from({ length: 130 }, (_, i) => ({
        id: `tag_${i}`,
        name: `t${i}`,
        thread_count: 1 + (i % 3),
        created_at: app.clock.now(),
      })),
    )
    .execute()
  for (const sort of ['popular', 'name']) {
    const first = found<{ tags: { name: string }[]; next: string }>(
      await answerOf(tags(routeArgs(app.visitor(), `/tags?sort=${sort}`))),
    )
    const second = found<{ tags: { name: string }[]; next: string | null }>(
      await answerOf(tags(routeArgs(app.visitor(), `/tags?sort=${sort}&cursor=${first.next}`))),
    )
    expect(new Set([...first.tags, ...second.tags].map(({ name }) => name)).size).toBe(130)
    expect(second.next).toBeNull()
  }
})

test('ideas are voted on in their list, one’s own only shown', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const { post } = await aThread(app, { by: ann, kind: 'idea' })
  const vote = async (ctx = app.as(bob)) => (await answerOf(ideas(routeArgs(ctx, '/ideas')))).data

  expect(
    await answerOf(
      ideasAction(routeArgs(app.as(bob), '/ideas?sort=new', {}, { intent: 'vote', postId: post.id, vote: 'up' })),
    ),
  ).toMatchObject({ status: 303, location: `/ideas?sort=new#${post.id}` })
  expect(await vote()).toMatchObject({
    counts: { open: 1 },
    ideas: [{ status: 'open', vote: { score: 1, mine: 'up', up: true } }],
  })
  expect(await vote(app.as(ann))).toMatchObject({ ideas: [{ vote: { score: 1, mine: null, up: false } }] })
  expect(await vote(app.visitor())).toMatchObject({ ideas: [{ vote: { up: false } }] })
})
