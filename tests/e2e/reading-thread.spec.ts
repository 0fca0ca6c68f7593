import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openPage } from '#tests/setup/browser.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'
import { dangol, password, signIn } from './journey.ts'

let server: TestServer
let thread: string

beforeAll(async () => {
  server = await startServer()
  dangol(server, 'setting', 'set', 'security.rateLimits', 'false')
  for (const [handle, trust] of [
    ['ann', '2'],
    ['newbie', '0'],
  ] as const)
    dangol(
      server,
      'member',
      'create',
      '--handle',
      handle,
      '--email',
      `${handle}@example.com`,
      '--password',
      password,
      '--trust',
      trust,
    )
  const ann = await send('/login', { intent: 'signIn', login: 'ann', password, next: '/' })
  const cookie =
    ann.headers
      .getSetCookie()
      .find((one) => one.startsWith('sid='))
      ?.split(';')[0] ?? ''
  const asked = await send(
    '/threads/new',
    {
      title: 'What do you measure first?',
      body: 'I began with the fridge.',
      category: 'general',
      kind: 'discussion',
    },
    cookie,
  )
  thread = (asked.headers.get('location') ?? '').split('#')[0] ?? ''
  for (let nth = 1; nth <= 11; nth++)
    await send(thread, { intent: 'respond', body: `Thanks, number ${String(nth)} is the kettle.` }, cookie)
})
afterAll(() => server.stop())

/** A form of the site, as a browser without script sends it. */
function send(path: string, fields: Record<string, string>, cookie = ''): Promise<Response> {
  return fetch(server.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.url, cookie },
    body: new URLSearchParams(fields),
  })
}

test.each([false, true])(
  'eleven short replies take at most 2,000 px of a desk screen, signed in: %s',
  async (member) => {
    const page = await openPage(server.url, { width: 1280 })
    if (member) await signIn(page, 'ann')
    await page.goto(thread)
    expect(await page.locator('.post').count()).toBe(12)
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(2000)
  },
)

test('a newcomer sees the arrows, and learns without script from when on they can vote', async () => {
  const page = await openPage(server.url, { script: false })
  await signIn(page, 'newbie')
  await page.goto(thread)
  const vote = page.locator('details.vote').first()
  await vote.locator('summary').click()
  expect(await vote.innerText()).toContain('trust level 1')
  expect(await vote.locator('a').getAttribute('href')).toBe('/me/trust')
  const scripted = await openPage(server.url)
  await signIn(scripted, 'newbie')
  await scripted.goto(thread)
  await expectAccessible(scripted)
})

test('"quote" begins an answer without script, and takes what is selected with it', async () => {
  const plain = await openPage(server.url, { script: false })
  await signIn(plain, 'newbie')
  await plain.goto(thread)
  await plain.locator('.post a[data-quote]').last().click()
  expect(await plain.inputValue('#write textarea')).toMatch(/^@ann\n\n> Thanks, number \d+ is the kettle\.\n\n$/)

  const page = await openPage(server.url)
  await signIn(page, 'newbie')
  await page.goto(thread)
  await page.fill('#write textarea', 'As I said:')
  await page.locator('.post .prose').first().selectText()
  await page.locator('.quote-selection').click()
  expect(await page.inputValue('#write textarea')).toBe('As I said:\n\n@ann\n\n> I began with the fridge.\n\n')
})
