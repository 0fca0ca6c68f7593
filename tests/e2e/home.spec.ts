import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openPage } from '#tests/setup/browser.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ demo: true })
})
afterAll(() => server.stop())

for (const language of ['en', 'ko'] as const) {
  for (const width of [1280, 390]) {
    test(`the home page in ${language} at ${width} pixels is in order`, async () => {
      const page = await openPage(server.url, { language, width })
      await page.goto('/')
      expect(await page.getAttribute('html', 'lang')).toBe(language)
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      await expectAccessible(page)
    })
  }
}

test('a reader who is not signed in gets no script at all', async () => {
  const page = await openPage(server.url)
  await page.goto('/')
  expect(await page.locator('script').count()).toBe(0)
})
