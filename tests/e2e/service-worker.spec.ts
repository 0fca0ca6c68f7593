import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openPage } from '#tests/setup/browser.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'
import { dangol, password, press, signIn } from './journey.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer()
  dangol(server, 'setting', 'set', 'security.rateLimits', 'false')
  for (const handle of ['ann', 'bob'])
    dangol(server, 'member', 'create', '--handle', handle, '--email', `${handle}@example.com`, '--password', password)
})
afterAll(() => server.stop())

test('without a network a member is told so in their language; visitors have no worker, and nothing else is kept', async () => {
  const visitor = await openPage(server.url, { worker: true })
  await visitor.goto('/threads')
  await visitor.waitForTimeout(1_500)
  expect(await visitor.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0)

  const ann = await openPage(server.url, { worker: true, language: 'ko' })
  await signIn(ann, 'ann')
  await ann.evaluate(() => navigator.serviceWorker.ready)
  await ann.goto('/threads')
  const kept = await ann.evaluate(async () => {
    const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()))
    return all.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(kept.map((path) => path.replace(/-[\w-]+\.css$/, '.css')).sort()).toEqual(['/assets/app.css', '/offline'])
  expect(await ann.evaluate(async () => (await (await caches.match('/offline'))?.text()) ?? '')).not.toContain('ann')

  await ann.context().setOffline(true)
  await ann.goto('/categories')
  expect(await ann.innerText('h1')).toBe('연결되지 않음')
  expect(await ann.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(250, 248, 245)')
  await expectAccessible(ann)
  await ann.context().setOffline(false)
  await ann.click('main a.button')
  await ann.waitForURL('**/categories')
  await ann.waitForSelector('header.top')
})

test('the bell counts what comes while a page is open', async () => {
  const ann = await openPage(server.url)
  await signIn(ann, 'ann')
  await ann.goto('/threads/new')
  await ann.fill('[name=title]', 'Which meter fits behind a narrow door?')
  await ann.fill('[name=body]', 'The door leaves eight centimetres.')
  await ann.selectOption('[name=category]', 'general')
  await press(ann, 'main button.primary')
  const thread = new URL(ann.url()).pathname
  const opened = ann.waitForRequest((request) => request.url().includes('/stream?'))
  await ann.goto('/categories')
  await opened
  // A first question may have earned a badge.
  const count = async (): Promise<number> => Number((await ann.locator('.bell .tail').allInnerTexts())[0] ?? 0)
  const before = await count()
  const bob = await openPage(server.url, { script: false })
  await signIn(bob, 'bob')
  await bob.goto(thread)
  await bob.fill('#write textarea', 'The flat one fits.')
  await press(bob, '#write button.primary')
  await expect.poll(() => count(), { timeout: 10_000 }).toBe(before + 1)
  expect(await ann.getAttribute('.bell', 'aria-label')).toContain(String(before + 1))
})

test('the manifest has the name of the site and icons that are there; settings say how push stands in this browser', async () => {
  const ann = await openPage(server.url, { worker: true })
  await signIn(ann, 'ann')
  const manifest = (await (await ann.request.get('/manifest.webmanifest')).json()) as {
    name: string
    icons: { src: string; type: string }[]
  }
  expect(manifest.name).toBe('Dangol')
  for (const { src, type } of manifest.icons)
    expect((await ann.request.get(src)).headers()['content-type'], src).toContain(type)
  await ann.goto('/me/settings/notifications')
  await ann.waitForSelector('[data-push] [data-state]:not([hidden])')
  expect(await ann.locator('[data-push] [data-state]:not([hidden])').count()).toBe(1)
  await expectAccessible(ann)
})
