// On both databases: the feeds ask the lists, the search and the activity of a member.
import { expect, test } from 'vitest'
import { removePost } from '#app/domain/threads/upkeep/remove-post.server.ts'
import { loader } from '#app/routes/found/feed.ts'
import { feedAt } from '#app/views/feeds/feed.server.ts'
import { aMember } from '#tests/factories/members.ts'
import { aStory } from '#tests/factories/stories.ts'
import { aCategory, anAnswer, aProduct, aThread } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

const titles = (body: string): string[] =>
  Array.from(body.matchAll(/<entry[^>]*>.*?<title>(.*?)<\/title>/gs), ([, title = '']) => title)

async function feed(app: TestApp, query = ''): Promise<string> {
  return (await feedAt(app.visitor({ locale: 'en' }), new URL(`http://localhost/feed.atom${query}`))).body
}

async function aSite() {
  const app = await testApp()
  const [ann, bob] = [await aMember(app, 'ann'), await aMember(app, 'bob')]
  await aCategory(app, 'billing', { en: 'Billing', ko: '요금' })
  await aProduct(app, 'meter')
  const first = await aThread(app, { by: ann, title: 'Ampersands & <angles>', tags: ['wifi'] })
  app.clock.advance({ minutes: 5 })
  await aThread(app, { by: bob, title: 'The invoice came twice', category: 'billing', product: 'meter' })
  app.clock.advance({ minutes: 5 })
  await anAnswer(app, { to: first, by: bob, body: 'Turn it off and on again.' })
  await app.drainJobs()
  return { app, ann, bob, first }
}

test('each list of threads has a feed, newest first', async () => {
  const { app } = await aSite()
  expect(titles(await feed(app))).toEqual(['The invoice came twice', 'Ampersands &amp; &lt;angles&gt;'])
  expect(titles(await feed(app, '?category=billing'))).toEqual(['The invoice came twice'])
  expect(titles(await feed(app, '?product=meter'))).toEqual(['The invoice came twice'])
  expect(titles(await feed(app, '?tag=wifi'))).toEqual(['Ampersands &amp; &lt;angles&gt;'])
  expect(titles(await feed(app, '?q=invoice'))).toEqual(['The invoice came twice'])
  expect(await feed(app, '?category=billing')).toContain('<title>Billing · Dangol</title>')
})

test('the feed of a member has their threads and their answers', async () => {
  const { app } = await aSite()
  expect(titles(await feed(app, '?by=bob'))).toEqual(['Ampersands &amp; &lt;angles&gt;', 'The invoice came twice'])
})

test('the feed of stories names those who agreed to be named', async () => {
  const { app, ann } = await aSite()
  await aStory(app, { by: ann, state: 'published' })
  const body = await feed(app, '?of=stories')
  expect(titles(body)).toEqual(['Two fridges were the culprits'])
  expect(body).toContain('<author><name>Ann</name></author>')
})

test('staff find no more in a feed than everybody does', async () => {
  const { app, ann, first } = await aSite()
  await removePost(app.as(ann), { postId: first.post.id })
  const mo = await aMember(app, 'mo')
  const { body } = await feedAt(app.as(mo), new URL('http://localhost/feed.atom'))
  expect(titles(body)).toEqual(['The invoice came twice'])
})

test('a category, tag, product or member that is not there has no feed', async () => {
  const { app } = await aSite()
  for (const query of ['?category=none', '?tag=none', '?product=none', '?by=nobody'])
    expect((await answerOf(loader(routeArgs(app.visitor(), `/feed.atom${query}`)))).status, query).toBe(404)
})

test('who has the feed is told so, until something new is in it', async () => {
  const { app, ann } = await aSite()
  const ask = async (headers: Record<string, string> = {}) => {
    const args = routeArgs(app.visitor(), '/feed.atom')
    const request = new Request('http://localhost/feed.atom', { headers })
    return (await loader({ ...args, request })) as unknown as Response
  }
  const whole = await ask()
  expect(whole.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8')
  expect(whole.headers.get('last-modified')).toBe('Sun, 22 Nov 2026 09:05:00 GMT')
  const tag = { 'If-None-Match': whole.headers.get('etag') ?? '' }
  const time = { 'If-Modified-Since': whole.headers.get('last-modified') ?? '' }
  expect((await ask(tag)).status).toBe(304)
  expect((await ask(time)).status).toBe(304)
  await aThread(app, { by: ann, title: 'Something new' })
  expect((await ask(tag)).status).toBe(200)
  expect((await ask(time)).status).toBe(200)
})

test('an empty site has an empty feed', async () => {
  const app = await testApp()
  const body = await feed(app)
  expect(titles(body)).toEqual([])
  expect(body).toContain('<updated>1970-01-01T00:00:00.000Z</updated>')
})
