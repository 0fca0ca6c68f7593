import { expect, test } from 'vitest'
import { loader as home } from '#app/routes/home.tsx'
import { loader as category } from '#app/routes/threads/category.tsx'
import { loader as threads } from '#app/routes/threads/index.tsx'
import { loader as tag } from '#app/routes/threads/tag.tsx'
import type { Ctx } from '#app/core/context.server.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { aMember } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { countQueries } from '#tests/setup/count-queries.ts'
import { testApp } from '#tests/setup/test-app.ts'

type List = { rows: { title: string }[]; first: string | null; next: string | null; mineHref: string | null; states: { href: string; current: boolean }[] }

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
  expect(list.mineHref).toBe('/threads?kind=question&sort=new&tag=router&by=ann')
  expect((await listAt(app.visitor(), '/threads')).mineHref).toBeNull()
})

test('words that no filter knows are left aside, a broken page marker is refused', async () => {
  const app = await testApp()
  await aThread(app, { by: await aMember(app, 'ann') })

  expect((await listAt(app.visitor(), '/threads?kind=poem&state=lost&sort=odd&limit=1e9')).rows).toHaveLength(1)
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

  expect((await answerOf(category(routeArgs(app.visitor({ locale: 'ko' }), '/categories/general', { slug: 'general' })))).data).toMatchObject({ category: { name: '일반' }, list: { rows: [{ title: 'The meter reads 0 W' }] } })
  expect((await answerOf(category(routeArgs(app.visitor(), '/categories/nowhere', { slug: 'nowhere' })))).status).toBe(404)
  expect((await answerOf(tag(routeArgs(app.visitor(), '/tags/live-screen', { tag: 'live-screen' })))).data).toMatchObject({ tag: { threadCount: 1 }, list: { rows: [{}] } })
  expect(await answerOf(tag(routeArgs(app.visitor(), '/tags/Live%20Screen', { tag: 'Live Screen' })))).toMatchObject({ status: 301, location: '/tags/live-screen' })
  expect((await answerOf(tag(routeArgs(app.visitor(), '/tags/nothing', { tag: 'nothing' })))).status).toBe(404)
})

test('twenty rows cost as many queries as one, on the list and on the front page', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  await aThread(app, { by: ann, tags: ['router'] })
  const cost = async () => [await countQueries(app.as(ann), (ctx) => listAt(ctx, '/threads')), await countQueries(app.as(ann), (ctx) => answerOf(home(routeArgs(ctx, '/'))))]
  const one = await cost()
  for (let i = 0; i < 19; i++) await aThread(app, { by: ann, title: `Thread number ${i}`, tags: ['router', `tag-${i}`] })

  expect(await cost()).toEqual(one)
  expect(one[0]).toBeLessThanOrEqual(4)
  expect(one[1]).toBeLessThanOrEqual(12)
})

test('the front page shows a member their own open questions', async () => {
  const app = await testApp()
  const [ann, bob] = [await aMember(app, 'ann'), await aMember(app, 'bob')]
  await aThread(app, { by: ann, title: 'Asked by Ann' })

  expect((await answerOf(home(routeArgs(app.as(ann), '/')))).data).toMatchObject({ mine: [{ title: 'Asked by Ann' }], mineHref: '/threads?by=ann' })
  expect((await answerOf(home(routeArgs(app.as(bob), '/')))).data).toMatchObject({ mine: [], unanswered: [{ title: 'Asked by Ann' }] })
})
