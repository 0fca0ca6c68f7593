import type { Page } from 'playwright-core'
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

const bar = '[data-live] a'

async function scrolled(page: Page): Promise<{ top: number; height: number; question: number }> {
  return page.evaluate(() => ({
    top: window.scrollY,
    height: document.documentElement.scrollHeight,
    question: document.querySelector('.post')?.getBoundingClientRect().top ?? 0,
  }))
}

test('an answer of one browser is announced in the others without moving them, once for all tabs of a browser', async () => {
  const bob = await openPage(server.url, { script: false })
  await signIn(bob, 'bob')
  const ann = await openPage(server.url)
  await signIn(ann, 'ann')
  await ann.goto('/threads/new')
  await ann.fill('[name=title]', 'Which meter fits behind a narrow door?')
  await ann.fill('[name=body]', Array.from({ length: 40 }, (_, line) => `Line ${line} of what I tried.`).join('\n\n'))
  await ann.selectOption('[name=category]', 'general')
  const opened = ann.waitForRequest((request) => request.url().includes('/stream?'))
  await press(ann, 'main button.primary')
  const thread = new URL(ann.url()).pathname
  await opened
  const second = await ann.context().newPage()
  let streams = 0
  second.on('request', (request) => {
    if (request.url().includes('/stream?')) streams++
  })
  await second.goto(thread)
  await ann.mouse.wheel(0, 400)
  await ann.waitForTimeout(1_500)
  const before = await scrolled(ann)

  const write = async (body: string): Promise<void> => {
    await bob.goto(thread)
    await bob.fill('#write textarea', body)
    await press(bob, '#write button.primary')
  }
  await write('The flat one fits.')
  for (const page of [ann, second]) {
    await page.waitForSelector(bar)
    expect(await page.innerText(bar)).toBe('1 new answer')
  }
  await write('The round one fits too.')
  await expect.poll(() => ann.innerText(bar)).toBe('2 new answers')
  expect(await scrolled(ann)).toEqual(before)
  expect(streams).toBe(0)
  await expectAccessible(ann)

  // What is being written stays; the link leads to the first new answer, in the page as it is.
  await ann.fill('#write textarea', 'I am still writing')
  await ann.click(bar)
  await ann.waitForSelector('text=The flat one fits.')
  expect(await ann.locator(bar).count()).toBe(0)
  expect(await ann.inputValue('#write textarea')).toBe('I am still writing')
})
