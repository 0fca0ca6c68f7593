import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openPage } from '#tests/setup/browser.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'
import { dangol, press, signIn, password } from './journey.ts'

let server: TestServer

beforeAll(async () => {
  server = await startServer()
  dangol(server, 'setting', 'set', 'security.rateLimits', 'false')
  for (const [handle, trust] of [
    ['ann', '1'],
    ['bob', '1'],
    ['dora', '3'],
  ] as const)
    join(server, handle, trust)
})
afterAll(() => server.stop())

function join(on: TestServer, handle: string, trust: string): void {
  dangol(
    on,
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
}

/** A question by Ann. @returns its address */
async function asked(title: string): Promise<string> {
  const ann = await openPage(server.url, { script: false })
  await signIn(ann, 'ann')
  await ann.goto('/threads/new')
  await ann.fill('[name=title]', title)
  await ann.fill('[name=body]', 'The meter shows nothing.')
  await ann.selectOption('[name=category]', 'general')
  await press(ann, 'main button.primary')
  return new URL(ann.url()).pathname
}

test('without script: a form that was refused because of too many requests is sent again with one press', async () => {
  const limited = await startServer()
  join(limited, 'ann', '0')
  const ann = await openPage(limited.url, { script: false })
  await signIn(ann, 'ann')
  await ann.goto('/threads/new')
  await ann.fill('[name=title]', 'Written before the flood')
  await ann.fill('[name=body]', 'Much work went into this.')
  await ann.selectOption('[name=category]', 'general')
  const ask = async (): Promise<number> => (await ann.request.get('/preferences', { maxRedirects: 0 })).status()
  for (let statuses: number[] = []; !statuses.includes(429);)
    statuses = await Promise.all(Array.from({ length: 10 }, ask))
  await press(ann, 'main button.primary')
  expect(
    await ann
      .locator('.typed textarea')
      .evaluateAll((areas) => areas.map((area) => (area as HTMLTextAreaElement).value)),
  ).toEqual(['Written before the flood', 'Much work went into this.'])
  dangol(limited, 'setting', 'set', 'security.rateLimits', 'false')
  await ann.locator('.typed textarea').last().fill('Much work went into this, and more.')
  for (let i = 0; i < 20 && new URL(ann.url()).pathname === '/threads/new'; i++) {
    await press(ann, '.typed button.primary')
    if (new URL(ann.url()).pathname === '/threads/new') await ann.waitForTimeout(1_000)
  }
  expect(new URL(ann.url()).pathname).toMatch(/^\/threads\/thr_/)
  expect(await ann.locator('.prose').first().innerText()).toBe('Much work went into this, and more.')
}, 60_000)

test('two people edit the same post: the second sees both texts in the editor, and keeps what they choose', async () => {
  const path = await asked('Two people edit an answer')
  const dora = await openPage(server.url, { width: 390 })
  await signIn(dora, 'dora')
  await dora.goto(path)
  await dora.waitForSelector('.writing-tools button', { state: 'attached' })
  await dora.locator('.reply [name=body]').fill('The first text of an answer.')
  await dora.click('.reply button.primary')
  await dora.waitForSelector('.answers')
  const edit = await dora.locator('a[href$="/edit"]').last().getAttribute('href')
  // The same member on another device.
  const desk = await openPage(server.url)
  await signIn(desk, 'dora')
  for (const page of [dora, desk]) {
    await page.goto(edit ?? '')
    await page.waitForSelector('.writing-tools button', { state: 'attached' })
  }
  await desk.fill('[name=body]', 'What the desk made of it.')
  await desk.click('main button.primary')
  await desk.waitForURL(/\/threads\//)
  await dora.fill('[name=body]', 'What the telephone made of it.')
  await dora.click('main button.primary')

  await dora.waitForSelector('#present')
  expect(await dora.inputValue('#present')).toBe('What the desk made of it.')
  expect(await dora.inputValue('[name=body]')).toBe('What the telephone made of it.')
  expect(await dora.locator('.writing-tools button').count()).toBeGreaterThan(3)
  expect(await dora.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await expectAccessible(dora)
  await dora.fill('[name=body]', 'What the desk made of it. What the telephone made of it.')
  await dora.click('main button.primary')
  await dora.waitForURL(/\/threads\/thr_/)
  expect(await dora.locator('.answers ~ .post .prose').last().innerText()).toBe(
    'What the desk made of it. What the telephone made of it.',
  )
}, 60_000)

test('a suggestion is written in the same editor as an answer: tools, preview, completion, a draft', async () => {
  const bob = await openPage(server.url)
  await signIn(bob, 'bob')
  await bob.goto(await asked('A question to be worded better'))
  await bob.click('a[href$="/edit"]')
  await bob.waitForURL(/\/edit$/)
  await bob.waitForSelector('.writing-tools button')
  const area = bob.locator('textarea[name=body]')
  await area.click()
  await bob.waitForSelector('.completion', { state: 'attached' })
  await bob.keyboard.press('Control+End')
  const saved = bob.waitForResponse(
    (answer) => answer.url().endsWith('/drafts') && answer.request().postData()?.includes('Ask') === true,
  )
  await bob.keyboard.type(' Ask @do')
  await bob.waitForSelector('.completion li[aria-selected=true]')
  await bob.keyboard.press('Enter')
  await saved
  await bob.click('.tabs button >> nth=1')
  await bob.waitForSelector('.previewed a[href="/members/dora"]')
  await expectAccessible(bob)
  await bob.click('.tabs button >> nth=0')
  await bob.goto('/me/drafts')
  expect(await bob.locator('.drafts li').count()).toBe(1)
  await bob.click('.drafts li a')
  await bob.waitForSelector('.writing-tools button')
  expect(await area.inputValue()).toContain('Ask @dora')
  await bob.fill('[name=comment]', 'Whom to ask')
  await bob.click('main button.primary')
  await bob.waitForURL(/\/suggestions\//)
  await bob.goto('/me/drafts')
  expect(await bob.locator('.drafts li').count()).toBe(0)
}, 60_000)
