import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, expect, inject, onTestFinished } from 'vitest'
import { axeFindings } from './axe.ts'
import './provided.ts'

/** How somebody looks at the site. */
export type Look = {
  /** Pixels: 1280 for a desk, 390 for a telephone. */
  width?: number
  brightness?: 'light' | 'dark'
  language?: 'en' | 'ko'
  /** False: a browser that runs no script, as every form must survive. */
  script?: boolean
  /** True: the service worker of the site runs; tests of routes and failures see no request that it takes. */
  worker?: boolean
  /** Origins that the browser may be led to besides the site: a provider where people sign in. */
  others?: readonly string[]
}

/** Without these Chromium asks hosts of its maker for things at every start. */
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

let browser: Promise<Browser> | null = null

function launch(): Promise<Browser> {
  const executablePath = inject('chromium')
  if (executablePath === undefined) throw new Error('No browser: is tests/setup/global/browser.ts in the project?')
  browser ??= chromium.launch({ executablePath, args: process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet })
  return browser
}

afterAll(async () => {
  await (await browser)?.close()
  browser = null
})

/**
 * A page in a browser of its own: nobody is signed in, nothing is remembered. The test fails when the page logged an
 * error, broke its content policy or asked another host for anything.
 * @param url of the server; paths of `page.goto('/…')` go on from there
 */
export async function openPage(
  url: string,
  { width = 1280, brightness = 'light', language = 'en', script = true, worker = false, others = [] }: Look = {},
): Promise<Page> {
  const context = await (
    await launch()
  ).newContext({
    baseURL: url,
    viewport: { width, height: width < 600 ? 844 : 900 },
    colorScheme: brightness,
    locale: language === 'ko' ? 'ko-KR' : 'en-US',
    timezoneId: 'Asia/Seoul',
    javaScriptEnabled: script,
    serviceWorkers: worker ? 'allow' : 'block',
  })
  context.setDefaultTimeout(15_000)
  const problems = watch(context, [url, ...others])
  onTestFinished(async () => {
    await context.close()
    if (problems.length > 0) throw new Error(`The browser complained:\n${problems.join('\n')}`)
  })
  return context.newPage()
}

function watch(context: BrowserContext, origins: readonly string[]): string[] {
  const problems: string[] = []
  context.on('console', (message) => {
    // An answer of 404 or 422 is logged as an error too; whether it is one, the test knows.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      problems.push(`console: ${message.text()}`)
  })
  context.on('weberror', (failure) =>
    problems.push(
      `script on ${failure.page()?.url() ?? 'a closed page'}: ${failure.error().stack ?? failure.error().message}`,
    ),
  )
  context.on('request', (request) => {
    const asked = request.url()
    if (!origins.some((origin) => asked.startsWith(`${origin}/`)) && !/^(data|blob|about):/.test(asked))
      problems.push(`another host: ${asked}`)
  })
  return problems
}

/** Fails with what axe finds on the page: everything of WCAG 2.2 AA and its best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await axeFindings(page), `axe on ${page.url()}`).toEqual([])
}
