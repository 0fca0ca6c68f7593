// On both databases: a sample of the pages.
import { expect, test } from 'vitest'
import type { Ctx } from '#app/core/context.server.ts'
import { markThreadRead } from '#app/domain/following/mark-thread-read.server.ts'
import { setFollow } from '#app/domain/following/set-follow.server.ts'
import { setWatch } from '#app/domain/following/set-watch.server.ts'
import { loader as home } from '#app/routes/home.tsx'
import { loader as category } from '#app/routes/threads/category.tsx'
import { loader as threads } from '#app/routes/threads/index.tsx'
import { loader as tag } from '#app/routes/threads/tag.tsx'
import { aMember, people } from '#tests/factories/members.ts'
import { aCategory, anAnswer, aProduct, aThread } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'

type List = {
  rows: { title: string }[]
  first: string | null
  next: string | null
  states: { state: string | null; href: string; current: boolean; count?: number }[]
  relations: { only: string; href: string; count: number }[]
  noStaff: { href: string; count: number }
  unread: { count: number } | null
  left: { text: string; href: string }[]
  language: { shown: string | null }
}

async function listAt(ctx: Ctx, path: string): Promise<List> {
  const { data } = await answerOf(threads(routeArgs(ctx, path)))
  return data as List
}

test('filters and order stand in the address, and changing one keeps the others', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aThread(app, { by: ann, tags: ['router'] })
  await aThread(app, { by: ann, kind: 'discussion', title: 'A discussion' })

  const list = await listAt(app.as(ann), '/threads?kind=question&sort=new&tag=router')

  expect(list.rows.map(({ title }) => title)).toEqual(['The meter reads 0 W'])
  expect(list.states.map(({ href }) => href)).toContain('/threads?kind=question&sort=new&tag=router&state=unanswered')
  expect(list.relations.map(({ href }) => href)).toContain('/threads?kind=question&sort=new&tag=router&only=mine')
  expect(list.left).toEqual([{ text: 'router', href: '/threads?kind=question&sort=new' }])
  expect((await listAt(app.visitor(), '/threads')).relations).toEqual([])
})

test('words that no filter knows are left aside, a broken page marker is refused', async () => {
  const app = await testApp()
  await aThread(app, { by: await aMember(app, 'ann') })

  expect(
    (
      await listAt(
        app.visitor(),
        '/threads?kind=poem&state=lost&sort=odd&limit=1e9&only=everything&only=mine&unread=yes&staff=some&lang=fr',
      )
    ).rows,
  ).toHaveLength(1)
  expect((await answerOf(threads(routeArgs(app.visitor(), '/threads?cursor=broken')))).status).toBe(422)
})

test('the next page goes on where this one ends, and leads back to the first', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  for (let i = 0; i < 30; i++) await aThread(app, { by: ann, title: `Thread number ${i}` })

  const first = await listAt(app.visitor(), '/threads?sort=new')
  const second = await listAt(app.visitor(), first.next ?? '')

  expect([first.rows.length, second.rows.length]).toEqual([25, 5])
  expect(second).toMatchObject({ first: '/threads?sort=new', next: null })
})

test('a category and a tag have pages of their own; unknown ones are not found, other spellings lead to the one', async () => {
  const app = await testApp()
  await aThread(app, { by: await aMember(app, 'ann'), tags: ['live-screen'] })

  expect(
    (await answerOf(category(routeArgs(app.visitor({ locale: 'ko' }), '/categories/general', { slug: 'general' }))))
      .data,
  ).toMatchObject({ category: { name: '일반' }, list: { rows: [{ title: 'The meter reads 0 W' }] } })
  expect((await answerOf(category(routeArgs(app.visitor(), '/categories/nowhere', { slug: 'nowhere' })))).status).toBe(
    404,
  )
  expect(
    (await answerOf(tag(routeArgs(app.visitor(), '/tags/live-screen', { tag: 'live-screen' })))).data,
  ).toMatchObject({ tag: { threadCount: 1 }, list: { rows: [{}] } })
  expect(await answerOf(tag(routeArgs(app.visitor(), '/tags/Live%20Screen', { tag: 'Live Screen' })))).toMatchObject({
    status: 301,
    location: '/tags/live-screen',
  })
  expect((await answerOf(tag(routeArgs(app.visitor(), '/tags/nothing', { tag: 'nothing' })))).status).toBe(404)
})

test('twenty rows cost as many queries as one, on the list and on the front page', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aThread(app, { by: ann, tags: ['router'] })
  const cost = async () => [
    await countQueries(app.as(ann), (ctx) => listAt(ctx, '/threads')),
    await countQueries(app.as(ann), (ctx) => answerOf(home(routeArgs(ctx, '/')))),
  ]
  const one = await cost()
  for (let i = 0; i < 19; i++)
    await aThread(app, { by: ann, title: `Thread number ${i}`, tags: ['router', `tag-${i}`] })

  expect(await cost()).toEqual(one)
  // Rows and their tags, the same of what is pinned, counts, categories, products, tags in use, what is new.
  expect(one[0]).toBeLessThanOrEqual(9)
  expect(one[1]).toBeLessThanOrEqual(16)
})

test('fifty rows cost a member as many queries as one, whatever is asked for', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  await aProduct(app, 'meter', ['1.0'])
  await setWatch(app.as(ann), { subject: 'category', name: await aCategory(app), level: 'watching' })
  const asked = async (title: string) => {
    const one = await aThread(app, { by: bob, title, tags: ['router', 'meter'], product: 'meter', version: '1.0' })
    await setFollow(app.as(ann), { threadId: one.thread.id, on: true })
    await markThreadRead(app.as(ann), { threadId: one.thread.id, until: null })
    app.clock.advance({ minutes: 1 })
    await anAnswer(app, { to: one, by: bob })
  }
  const filters = [
    '',
    '?kind=question',
    '?state=unsolved',
    '?state=outdated',
    '?staff=none',
    '?category=general',
    '?tag=router',
    '?product=meter',
    '?by=bob',
    '?only=mine',
    '?only=followed',
    '?only=watched',
    '?unread=yes',
    '?lang=en',
    '?sort=new',
    '?sort=votes',
    '?sort=meToo',
    '?kind=question&state=unsolved&staff=none&category=general&tag=router&product=meter&by=bob&only=watched&unread=yes&lang=en&sort=votes',
  ]
  const cost = () =>
    Promise.all(
      filters.map(async (words) => [words, await countQueries(app.as(ann), (ctx) => listAt(ctx, `/threads${words}`))]),
    )
  await asked('The first of them all')
  const one = await cost()
  for (let i = 0; i < 49; i++) await asked(`Thread number ${i}`)

  expect(await cost()).toEqual(one)
  // Nine, and what a category, a tag and what is watched stand for, in the list and in the counts.
  expect(Math.max(...one.map(([, count]) => Number(count)))).toBeLessThanOrEqual(15)
  expect((await listAt(app.as(ann), `/threads${filters.at(-1)}`)).rows).toHaveLength(25)
}, 30_000)

test('what may be outdated has a filter of its own, which stands there only while there is something', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const old = await aThread(app, { by: ann, title: 'An old one' })
  await aThread(app, { by: ann, title: 'A fresh one' })
  const states = async () => (await listAt(app.visitor(), '/threads')).states.map(({ state }) => state)
  expect(await states()).not.toContain('outdated')

  await app.app.platform.open.db
    .updateTable('thread')
    .set({ outdated: 'possibly', outdated_version: '2.0' })
    .where('id', '=', old.thread.id)
    .execute()
  expect(await states()).toContain('outdated')
  expect((await listAt(app.visitor(), '/threads?state=outdated')).rows).toMatchObject([
    { title: 'An old one', status: { text: 'Possibly outdated' } },
  ])
})

test('the front page shows a member their own open questions', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  await aThread(app, { by: ann, title: 'Asked by Ann' })

  expect((await answerOf(home(routeArgs(app.as(ann), '/')))).data).toMatchObject({
    mine: [{ title: 'Asked by Ann' }],
    mineHref: '/threads?only=mine',
  })
  expect((await answerOf(home(routeArgs(app.as(bob), '/')))).data).toMatchObject({
    mine: [],
    unanswered: [{ title: 'Asked by Ann' }],
  })
})

test('a filter says how many threads it would show, together with the others', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  for (let i = 0; i < 3; i++) await aThread(app, { by: ann, tags: ['router'] })
  await aThread(app, { by: bob, tags: ['router'] })
  await aThread(app, { by: bob })

  const list = await listAt(app.as(ann), '/threads?tag=router')
  expect(list.states.map(({ state, count }) => [state, count])).toEqual([
    [null, undefined],
    ['unanswered', 4],
    ['unsolved', 4],
    ['solved', 0],
  ])
  expect(list.relations.map(({ only, count }) => [only, count])).toEqual([
    ['mine', 3],
    ['followed', 3],
    ['watched', 0],
  ])
  expect((await listAt(app.as(ann), '/threads?tag=router&only=mine')).states[1]?.count).toBe(3)
  expect((await listAt(app.as(ann), '/threads?only=mine&state=solved')).noStaff.count).toBe(0)
})

test('one language by the address or by habit; what is asked for by person comes in every language', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aThread(app, { by: ann, title: 'In English please', body: 'The meter shows nothing at all.' })
  await aThread(app, { by: ann, title: '한국어로 씁니다', body: '어제부터 계량기가 아무것도 보여 주지 않습니다.' })
  const rows = async (ctx: Ctx, path: string) => (await listAt(ctx, path)).rows.map(({ title }) => title)
  const korean = app.as(ann, { reads: 'ko' })

  expect(await rows(app.visitor(), '/threads?lang=en')).toEqual(['In English please'])
  expect(await rows(korean, '/threads')).toEqual(['한국어로 씁니다'])
  expect(await rows(korean, '/threads?lang=all')).toHaveLength(2)
  expect(await rows(korean, '/threads?only=mine')).toHaveLength(2)
  expect(await rows(korean, '/threads?by=ann')).toHaveLength(2)
  expect((await listAt(korean, '/threads')).language).toMatchObject({ shown: 'ko', usual: 'ko', asked: null })
  expect((await answerOf(home(routeArgs(korean, '/')))).data).toMatchObject({
    unanswered: [{ title: '한국어로 씁니다' }],
  })
})

test('what is pinned stands on top of the first page, once, and not where filters ask for something else', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const pinned = await aThread(app, { by: ann, title: 'Read this first' })
  await app.app.platform.open.db
    .updateTable('thread')
    .set({ pinned_in: 'site', pinned_at: app.clock.now() })
    .where('id', '=', pinned.thread.id)
    .execute()
  for (let i = 0; i < 30; i++) {
    app.clock.advance({ minutes: 1 })
    await aThread(app, { by: ann, title: `Thread number ${i}` })
  }

  const first = await listAt(app.visitor(), '/threads')
  const second = await listAt(app.visitor(), first.next ?? '')
  expect(first.rows[0]).toMatchObject({ title: 'Read this first', pinned: true })
  expect([...first.rows, ...second.rows].filter(({ title }) => title === 'Read this first')).toHaveLength(1)
  expect((await listAt(app.visitor(), '/threads?state=unanswered')).rows[0]?.title).toBe('Thread number 29')
})

test('the front page says what waits for a member: what is new, an answer to choose', async () => {
  const app = await testApp()
  const { ann, bob } = await people(app, 'ann', 'bob')
  const [asked, answered] = [
    await aThread(app, { by: ann, title: 'Asked by Ann' }),
    await aThread(app, { by: ann, title: 'Answered by Bob' }),
  ]
  await anAnswer(app, { to: answered, by: bob })
  await markThreadRead(app.as(ann), { threadId: answered.thread.id, until: null })
  app.clock.advance({ minutes: 1 })
  for (let i = 0; i < 2; i++) await anAnswer(app, { to: asked, by: bob })

  expect((await answerOf(home(routeArgs(app.as(ann), '/')))).data).toMatchObject({
    waiting: [
      { what: 'posts', count: 2, about: 'Asked by Ann', href: `/me/unread/${asked.thread.id}` },
      { what: 'choice', about: 'Answered by Bob' },
    ],
    followed: [],
  })
  app.clock.advance({ minutes: 1 })
  await anAnswer(app, { to: asked, by: ann })
  expect((await answerOf(home(routeArgs(app.as(bob), '/')))).data).toMatchObject({
    waiting: [],
    mine: [],
    followed: [{ title: 'Asked by Ann', unread: { what: 'posts', count: 1 } }],
  })
  expect((await answerOf(home(routeArgs(app.visitor(), '/')))).data).toMatchObject({
    waiting: [],
    mine: [],
    followed: [],
    mineHref: null,
  })
})
