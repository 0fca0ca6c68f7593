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

/** Bytes of script on a page for reading, compressed as it is sent. */
const mostScriptBytes = 12 * 1024

test('a reader who is not signed in gets one small script and one style sheet', async () => {
  const page = await openPage(server.url)
  const scripts: Promise<number>[] = []
  page.on('response', (answer) => {
    if (answer.request().resourceType() === 'script')
      scripts.push(
        answer
          .request()
          .sizes()
          .then(({ responseBodySize }) => responseBodySize),
      )
  })
  await page.goto('/', { waitUntil: 'networkidle' })
  expect(await page.locator('script[src]').count()).toBe(1)
  expect(await page.locator('link[rel=stylesheet]').count()).toBe(1)
  const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0)
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThan(mostScriptBytes)
})
