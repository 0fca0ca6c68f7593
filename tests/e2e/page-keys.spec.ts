import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openPage } from '#tests/setup/browser.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'
import { dangol } from './journey.ts'

let server: TestServer

beforeAll(async () => {
  server = await startServer()
  dangol(server, 'seed', '--demo')
})
afterAll(() => server.stop())

test('"/" goes to the search box, "j" and "k" through a list, "?" to all keys; none of them while typing', async () => {
  const page = await openPage(server.url)
  await page.goto('/threads')
  const focused = () => page.evaluate(() => document.activeElement?.closest('li')?.querySelector('h3')?.textContent)
  const titles = await page.locator('.threads h3').allInnerTexts()
  await page.keyboard.press('j')
  expect(await focused()).toBe(titles[0])
  await page.keyboard.press('j')
  expect(await focused()).toBe(titles[1])
  await page.keyboard.press('k')
  expect(await focused()).toBe(titles[0])

  await page.keyboard.press('?')
  expect(await page.locator('dialog.shortcuts').isVisible()).toBe(true)
  await expectAccessible(page)
  await page.locator('dialog.shortcuts [data-close]').click()
  expect(await page.locator('dialog.shortcuts').isVisible()).toBe(false)

  await page.keyboard.press('/')
  await page.keyboard.type('j?')
  expect(await page.inputValue('.top .tools > .find input')).toBe('j?')
  expect(await page.locator('dialog.shortcuts').isVisible()).toBe(false)
})
